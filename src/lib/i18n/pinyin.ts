/** How texts are found by how they sound. */
export interface Pinyin {
  /** Whether a text is meant by Latin letters: its pinyin, its first letters, or both mixed. */
  sounds: (text: string, letters: string) => boolean;
  /** What a text sounds like, for many texts: all of it, then its first letters. */
  spell: (text: string) => string;
}

let loading: Promise<Pinyin> | null = null;

/** The dictionary is large: it is loaded when somebody looks for something. */
export function loadPinyin(): Promise<Pinyin> {
  loading ??= import('pinyin-pro').then(
    ({ match, pinyin }) => ({
      sounds: (text, letters) => match(text, letters, { continuous: true, precision: 'start' }) !== null,
      spell: (text) => {
        const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true }).map((one) => one.toLowerCase());
        return `${syllables.join('')} ${syllables.map(([first = '']) => first).join('')}`;
      }
    }),
    (error: unknown) => {
      // the next search tries again
      loading = null;
      throw error;
    }
  );
  return loading;
}

/** It has a Chinese character, which letters may mean. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
