import { isWordKey, type UiLanguage, type Values, type WordKey, word } from "./words.ts";

/** The language the page is shown in, and its words. */
export interface Ui {
  readonly language: () => UiLanguage;
  readonly say: (key: WordKey, values?: Values) => string;
  readonly choose: (language: UiLanguage) => void;
  /** Called now and whenever the language changes. */
  readonly onLanguage: (show: () => void) => void;
}

const KEY = "dianqiao.language";

export function createUi(): Ui {
  let language = firstLanguage();
  const listeners: (() => void)[] = [];
  const say = (key: WordKey, values?: Values) => word(language, key, values);
  const show = () => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    fillWords(say);
  };
  show();
  return {
    language: () => language,
    say,
    choose: (chosen) => {
      language = chosen;
      localStorage.setItem(KEY, chosen);
      show();
      for (const listener of listeners) listener();
    },
    onLanguage: (listener) => {
      listeners.push(listener);
      listener();
    },
  };
}

function firstLanguage(): UiLanguage {
  const chosen = localStorage.getItem(KEY);
  if (chosen === "zh" || chosen === "en") return chosen;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** Fills what the page itself holds: `data-word` is the text, `data-label` the accessible name. */
function fillWords(say: (key: WordKey) => string): void {
  for (const node of document.querySelectorAll<HTMLElement>("[data-word]")) {
    const key = node.dataset["word"];
    if (isWordKey(key)) node.textContent = say(key);
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]")) {
    const key = node.dataset["label"];
    if (isWordKey(key)) node.setAttribute("aria-label", say(key));
  }
}
