/** Why the platform refuses a card: its sub-code under 230099, and the place. */
export interface CardProblem {
  readonly subCode: number;
  readonly message: string;
}

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

interface Rule {
  readonly required: readonly string[];
  readonly allowed: readonly string[];
  readonly check?: (node: Fields) => string | undefined;
}

/** Feishu docs: "card JSON 2.0 structure", limits. */
const MAX_NODES = 200;
const MAX_DEPTH = 5;

const LAYOUT = ["element_id", "margin"];
const SPACING = ["horizontal_spacing", "horizontal_align", "vertical_spacing", "vertical_align"];

const TEXT: Rule = {
  required: ["content"],
  allowed: ["text_size", "text_color", "text_align", "lines", "i18n_content"],
  check: ({ content }) => (typeof content === "string" ? undefined : "content is no string"),
};

/** Feishu docs: the pages of the components. 2.0 refuses properties it does not know. */
const RULES: Readonly<Record<string, Rule>> = {
  plain_text: TEXT,
  lark_md: TEXT,
  div: { required: ["text"], allowed: [...LAYOUT, "width", "icon"] },
  markdown: {
    required: ["content"],
    allowed: [...LAYOUT, "text_size", "text_align", "icon", "i18n_content"],
  },
  hr: { required: [], allowed: LAYOUT },
  chart: {
    required: ["chart_spec"],
    allowed: [...LAYOUT, "aspect_ratio", "color_theme", "preview", "height"],
    check: checkChart,
  },
  column_set: {
    required: ["columns"],
    allowed: [
      ...LAYOUT,
      "horizontal_spacing",
      "horizontal_align",
      "flex_mode",
      "background_style",
      "action",
    ],
    check: checkColumnSet,
  },
  column: {
    required: [],
    allowed: [
      ...LAYOUT,
      ...SPACING,
      "width",
      "weight",
      "background_style",
      "direction",
      "padding",
      "action",
      "elements",
    ],
    check: checkColumn,
  },
  date_picker: {
    required: ["placeholder"],
    allowed: [
      ...LAYOUT,
      "name",
      "required",
      "disabled",
      "width",
      "initial_date",
      "value",
      "confirm",
      "behaviors",
    ],
    check: checkButton,
  },
  button: {
    required: ["text"],
    allowed: [
      ...LAYOUT,
      "type",
      "size",
      "width",
      "icon",
      "hover_tips",
      "disabled",
      "disabled_tips",
      "confirm",
      "behaviors",
      "name",
      "required",
      "form_action_type",
    ],
    check: checkButton,
  },
};

/** Feishu docs: "chart component": a VChart spec with its data, as JSON, so without functions. */
function checkChart({ chart_spec: spec }: Fields): string | undefined {
  const { type, data } = (spec ?? {}) as { type?: unknown; data?: { values?: unknown } };
  return typeof type === "string" && Array.isArray(data?.values) ? undefined : "invalid chart_spec";
}

const ROOT: Rule = {
  required: ["schema", "body"],
  allowed: ["config", "card_link", "header"],
};
const CONFIG: Rule = {
  required: [],
  allowed: [
    "streaming_mode",
    "streaming_config",
    "summary",
    "locales",
    "enable_forward",
    "enable_forward_interaction",
    "update_multi",
    "width_mode",
    "use_custom_translation",
    "style",
  ],
};
const HEADER: Rule = {
  required: ["title"],
  allowed: ["subtitle", "text_tag_list", "i18n_text_tag_list", "template", "icon", "padding"],
};
const BODY: Rule = {
  required: [],
  allowed: [...SPACING, "direction", "padding", "elements"],
};

const BUTTON_TYPES =
  /^(default|primary|danger|text|primary_text|danger_text|primary_filled|danger_filled|laser)$/;

/** Checks a card as message/create and patch do. `undefined` when it is taken. */
export function cardProblem(content: string): CardProblem | undefined {
  let card: Json;
  try {
    card = JSON.parse(content);
  } catch {
    return { subCode: 200621, message: "parse card json err" };
  }
  if (!isFields(card) || card["schema"] !== "2.0") {
    return { subCode: 200621, message: "this simulator plays schema 2.0 only" };
  }
  const nodes = countNodes(card);
  if (nodes > MAX_NODES) return { subCode: 11310, message: `${nodes} elements exceed the limit` };
  const message = structureProblem(card) ?? nodesProblem(card["body"], "body", 0);
  return message === undefined ? undefined : { subCode: 200621, message };
}

function structureProblem(card: Fields): string | undefined {
  const { config = {}, header = { title: {} }, body } = card as Record<string, Json>;
  if (!isFields(config) || !isFields(header) || !isFields(body)) return "ROOT is malformed";
  if (config["update_multi"] === false) return "config.update_multi must be true";
  return (
    ruleProblem(card, ROOT, "ROOT") ??
    ruleProblem(config, CONFIG, "config") ??
    ruleProblem(header, HEADER, "header") ??
    ruleProblem(body, BODY, "body") ??
    (card["header"] === undefined ? undefined : nodesProblem(header["title"], "header", 0))
  );
}

function nodesProblem(value: Json, place: string, depth: number): string | undefined {
  if (Array.isArray(value)) {
    return firstOf(value.map((inner, index) => nodesProblem(inner, `${place}[${index}]`, depth)));
  }
  if (!isFields(value)) return undefined;
  const { tag } = value;
  const here = typeof tag === "string" ? `${place}(${tag})` : place;
  const isContainer = tag === "column_set";
  if (isContainer && depth >= MAX_DEPTH) return `${here} is nested too deeply`;
  const own = typeof tag === "string" ? tagProblem(value, tag, here) : undefined;
  const children = ["elements", "columns", "text"].map((key) =>
    nodesProblem(value[key], `${here}.${key}`, depth + (isContainer ? 1 : 0)),
  );
  return own ?? firstOf(children);
}

function tagProblem(node: Fields, tag: string, here: string): string | undefined {
  const rule = RULES[tag];
  if (rule === undefined) return `unsupported tag ${tag} at ${here}`;
  return ruleProblem(node, rule, here) ?? rule.check?.(node);
}

function ruleProblem(node: Fields, rule: Rule, here: string): string | undefined {
  const unknown = Object.keys(node).find(
    (key) => key !== "tag" && !rule.allowed.includes(key) && !rule.required.includes(key),
  );
  if (unknown !== undefined) return `unknown property ${unknown} at ${here}`;
  const missing = rule.required.find((key) => node[key] === undefined);
  return missing === undefined ? undefined : `${missing} is missing at ${here}`;
}

function checkColumnSet({ columns, flex_mode: flexMode = "none" }: Fields): string | undefined {
  if (!Array.isArray(columns) || columns.length === 0) return "columns is empty";
  if (!columns.every((column) => isFields(column) && column["tag"] === "column")) {
    return "columns holds something else than columns";
  }
  const isMode = /^(none|stretch|flow|bisect|trisect)$/.test(String(flexMode));
  return isMode ? undefined : `flex_mode ${String(flexMode)} is unknown`;
}

function checkColumn({ width = "auto", weight }: Fields): string | undefined {
  if (!/^(auto|weighted|\d+px)$/.test(String(width))) return `width ${String(width)} is unknown`;
  if (weight === undefined) return undefined;
  const isWeight = typeof weight === "number" && Number.isInteger(weight) && weight >= 1;
  return isWeight && weight <= 5 ? undefined : "weight is no whole number from 1 to 5";
}

function checkButton({ type = "default", behaviors = [] }: Fields): string | undefined {
  if (!BUTTON_TYPES.test(String(type))) return `type ${String(type)} is unknown`;
  if (!Array.isArray(behaviors)) return "behaviors is no list";
  const isFine = behaviors.every(
    (behavior: Json) =>
      isFields(behavior) &&
      (behavior["type"] === "open_url" ||
        // Feishu docs: "handling callbacks": the SDKs hand on objects only.
        (behavior["type"] === "callback" && isFields(behavior["value"]))),
  );
  return isFine ? undefined : "a behavior is malformed, or its value is no object";
}

function countNodes(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  const own = "tag" in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countNodes(inner), own);
}

function firstOf(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

function isFields(value: Json): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
