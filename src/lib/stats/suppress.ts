/** A count that is the sum of its branches' counts; a node without branches is a leaf. Keys are unique in a tree. */
export interface Branch {
  key: string;
  n: number;
  branches: Branch[];
}

/**
 * Which counts of a tree of two levels (root = Σ kinds, kind = Σ areas) must not be shown: those of 1 to `below` - 1
 * (primary), and as few others as keep a reader from finding one of them, or the sum of a group of them that is itself
 * below the limit, by subtraction (complementary). A zero is never hidden: it is nobody's.
 *
 * Every published sum that has hidden parts must have two or more, together at least `below`. Kinds come first, because
 * the areas of a hidden kind no longer add up to a published number of their own; the root goes only when no kind can.
 * @returns keys of the hidden nodes
 * @see Hundepool et al. (2012), Statistical Disclosure Control, 4.3; Willenborg & de Waal (2001), ch. 8
 */
export function suppress(root: Branch, below: number): Set<string> {
  const kinds = root.branches;
  const hidden = new Set(
    [root, ...kinds, ...kinds.flatMap((kind) => kind.branches)]
      .filter(({ n }) => n > 0 && n < below)
      .map(({ key }) => key)
  );
  const isHidden = ({ key }: Branch) => hidden.has(key);
  const isShown = ({ key, n }: Branch) => n > 0 && !hidden.has(key);
  const total = (nodes: Branch[]) => nodes.reduce((sum, { n }) => sum + n, 0);

  function protectKinds(): void {
    for (;;) {
      const veiled = kinds.filter(isHidden);
      const leaves = veiled.flatMap((kind) => kind.branches);
      const safe = veiled.length > 1 && total(leaves.filter(isHidden)) >= below;
      if (hidden.has(root.key) || veiled.length === 0 || safe) return;
      const area = veiled.length > 1 ? smallest(leaves.filter(isShown)) : undefined;
      const kind = smallest(kinds.filter(isShown), (one) => (one.branches.some(isHidden) ? 0 : 1));
      hidden.add((area ?? kind ?? root).key);
      if (!area && kind && !kind.branches.some(isHidden)) hide(smallest(kind.branches.filter(isShown)));
    }
  }

  function protectAreas(kind: Branch): void {
    for (;;) {
      const veiled = kind.branches.filter(isHidden);
      if (veiled.length === 0 || (veiled.length > 1 && total(veiled) >= below)) return;
      const next = smallest(kind.branches.filter(isShown));
      if (!next) return;
      hide(next);
    }
  }

  function hide(node: Branch | undefined): void {
    if (node) hidden.add(node.key);
  }

  protectKinds();
  kinds.filter((kind) => !isHidden(kind)).forEach(protectAreas);
  return hidden;
}

/** The node that costs a reader least: by class, then by count, then by its place. */
function smallest(nodes: Branch[], rank: (node: Branch) => number = () => 0): Branch | undefined {
  return nodes.reduce<Branch | undefined>((best, node) => {
    const better = best && (rank(best) - rank(node) || best.n - node.n) <= 0;
    return better ? best : node;
  }, undefined);
}
