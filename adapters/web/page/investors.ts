/** The investors this browser has been; a window is one of them at a time. */
export interface Investors {
  current(): string;
  /** Latest first, the current one among them. */
  all(): readonly string[];
  choose(id: string): void;
  /** Somebody new, who is the current one from now on. */
  add(): string;
  /** Makes this browser start again with somebody new. */
  forget(): void;
}

const CURRENT = "dianqiao.investor";
const ALL = "dianqiao.investors";
const MAX_INVESTORS = 12;

export function createInvestors(): Investors {
  const all = (): readonly string[] => {
    const saved: unknown = JSON.parse(localStorage.getItem(ALL) ?? "[]");
    return Array.isArray(saved) ? saved.map(String) : [];
  };
  let current = sessionStorage.getItem(CURRENT) ?? makeId();
  const choose = (id: string) => {
    current = id;
    sessionStorage.setItem(CURRENT, id);
    if (all().includes(id)) return;
    localStorage.setItem(ALL, JSON.stringify([id, ...all()].slice(0, MAX_INVESTORS)));
  };
  choose(current);
  return {
    current: () => current,
    all,
    choose,
    add: () => {
      const id = makeId();
      choose(id);
      return id;
    },
    forget: () => {
      localStorage.removeItem(ALL);
      sessionStorage.removeItem(CURRENT);
    },
  };
}

function makeId(): string {
  return `investor-${crypto.randomUUID().slice(0, 8)}`;
}
