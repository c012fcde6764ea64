/** What winning units, the largest first, makes of a rate. */
export interface CurveSubject {
  /** shares after 0, 1, 2 … units */
  shares: number[];
  /** share that is wanted; null of none */
  target: { share: number; words: string } | null;
  /** after how many units something is to be said: "前 20 家：79.6%" */
  points: { units: number; words: string; isGoal: boolean }[];
  /** shares that can be made the target, each with what it takes: name of its mark */
  goals: { share: number; mark: string; words: string; chosen: boolean }[];
  /** what is counted below and beside */
  x: string;
  y: string;
  label: string;
}
