import { readFileSync } from "node:fs";
import type { YesNoFact } from "../../handlers/screening/facts.ts";

/** How somebody says yes, no, and that he does not know. */
type Words = readonly [yes: string, no: string, unknown: string];

/** One language of an investor who answers what he is asked. `{n}` stands for the figure. */
export interface Tongue {
  readonly facts: Readonly<Record<YesNoFact, Words>>;
  /** None of what was listed applies. */
  readonly none: readonly string[];
  readonly undecided: readonly string[];
  readonly noLand: readonly string[];
  /** In 亩. */
  readonly land: readonly string[];
  /** In 万元, or in English in RMB million. */
  readonly investment: readonly string[];
  readonly tax: readonly string[];
  readonly classes: Readonly<Record<string, string>>;
  readonly noClass: readonly string[];
}

export interface Vocabulary {
  readonly zh: Tongue;
  readonly en: Tongue;
}

/** A list that somebody else wrote without sight of the program: `test/fixtures/voices`. */
export function readVoice(name: string): Vocabulary {
  const file = new URL(`../fixtures/voices/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Vocabulary;
}

/** The first list, written without a look at the parser. */
export const FIRST: Vocabulary = {
  zh: {
    facts: {
      usesBasicFarmland: [
        "地块里压了一块永久基本农田",
        "基本农田那边我们绕开了",
        "基本农田的情况我心里没底",
      ],
      inEcologicalRedline: ["有一角伸进生态红线里了", "跟生态红线不搭界", "红线的事我拿不准"],
      hazardousChemicals: ["生产要用危险化学品", "危化品我们压根不用", "危化品这块没把握"],
      safetyAccessOk: ["安全许可手续早就办妥了", "安全准入没通过", "安全许可还在走流程"],
      heavyPollution: ["污染确实挺重", "污染谈不上", "污染轻重还没测"],
      highEnergy: ["是高耗能的活儿", "能耗一般般", "能耗高不高没算过"],
      overcapacitySector: ["属于产能过剩的行当", "不属于产能过剩", "算不算产能过剩没搞明白"],
      dishonestList: ["公司确实在失信名单里", "从没上过失信名单", "失信名单没查过"],
      harmsNationalSecurity: ["会危害国家安全", "跟国家安全扯不上关系", "国家安全这块不好说"],
      rawMaterialBased: ["主要就是靠矿石这些原料", "不是原料型的项目", "原料型算不算不知道"],
      deepProcessing: ["后面配套精深加工", "不做深加工", "深加工还没想好"],
      involvesFarmers: ["要跟农户收东西", "不跟农户打交道", "农户这块不清楚"],
      farmersProtected: [
        "给农户签了保底收购协议",
        "农户没有保底也没有合同",
        "农户那边怎么保障还没谈妥",
      ],
      shortTermGdpOnly: ["干一两年就撤", "是要长期扎根的", "做多久看情况"],
    },
    none: ["这几样统统没有", "一样都不沾", "都不是"],
    undecided: ["这个还没定下来"],
    noLand: ["不用新征地"],
    land: ["拢共{n}亩"],
    investment: ["差不多{n}万元的样子"],
    tax: ["差不多{n}万元的样子"],
    classes: {
      encouraged: "查过了，归在鼓励类",
      permitted: "应该是允许类的",
      restricted: "是限制类",
      eliminated: "属淘汰类",
      prohibited: "是禁止类的",
    },
    noClass: ["哪一类真说不上来"],
  },
  en: {
    facts: {
      usesBasicFarmland: [
        "it does take up some basic farmland",
        "no farmland is touched",
        "can't tell about the basic farmland",
      ],
      inEcologicalRedline: [
        "a corner falls inside the ecological red line",
        "well outside the red line",
        "the red line is unclear to us",
      ],
      hazardousChemicals: [
        "we do handle hazardous chemicals",
        "hazardous chemicals play no role",
        "not certain about hazardous chemicals",
      ],
      safetyAccessOk: [
        "the safety permit has been obtained",
        "the safety approval was refused",
        "the safety permit is still pending",
      ],
      heavyPollution: [
        "it pollutes heavily, to be honest",
        "it does not pollute",
        "pollution has not been measured",
      ],
      highEnergy: [
        "it is quite energy-intensive",
        "it isn't energy-intensive",
        "no idea about energy use",
      ],
      overcapacitySector: [
        "it is in an overcapacity sector",
        "it isn't an overcapacity sector",
        "don't know whether it counts as overcapacity",
      ],
      dishonestList: [
        "sadly we are on the dishonesty blacklist",
        "we've never been blacklisted",
        "haven't checked the blacklist",
      ],
      harmsNationalSecurity: [
        "it could be said that it harms national security",
        "it doesn't harm national security",
        "unsure about national security",
      ],
      rawMaterialBased: [
        "it lives on raw timber and ore",
        "it isn't raw-material-based",
        "not sure it's raw-material-based",
      ],
      deepProcessing: [
        "there will be deep processing on site",
        "there's no further processing",
        "deep processing is undecided",
      ],
      involvesFarmers: [
        "we buy from local farmers",
        "no farmers take part",
        "not sure about farmers",
      ],
      farmersProtected: [
        "the farmers have a guaranteed floor price",
        "there's no contract with the farmers",
        "the farmers' share isn't settled yet",
      ],
      shortTermGdpOnly: [
        "we'd leave after two years",
        "we are here for the long run, a long-term business",
        "how long we stay is undecided",
      ],
    },
    none: ["none of that", "no, neither", "not a single one"],
    undecided: ["that hasn't been decided"],
    noLand: ["we need no land at all"],
    land: ["some {n} mu all told"],
    investment: ["RMB {n} million or so"],
    tax: ["RMB {n} million or so"],
    classes: {
      encouraged: "it's listed as encouraged",
      permitted: "we fall in the permitted category",
      restricted: "that's the restricted category",
      eliminated: "in the eliminated category",
      prohibited: "in the prohibited category",
    },
    noClass: ["no clue which class"],
  },
};

/** The second list, by other people: shorter, in everyday words, and from several sides. */
export const SECOND: Vocabulary = {
  zh: {
    facts: {
      usesBasicFarmland: [
        "有一部分是永久基本农田",
        "没碰基本农田",
        "是不是基本农田我得问问国土的人",
      ],
      inEcologicalRedline: ["选址在红线里头", "离生态红线远着呢", "红线图我没见过，说不好"],
      hazardousChemicals: ["会用到危化品", "危化品一点没有", "算不算危化品我不晓得"],
      safetyAccessOk: ["危化的安全手续齐了", "安全审批没批下来", "安全评价还在做"],
      heavyPollution: ["排放比较大，污染重", "基本没什么污染", "污染多大还没做环评"],
      highEnergy: ["用电量很大，能耗高", "能耗不算高", "能耗还没测算"],
      overcapacitySector: ["我们这行产能是过剩的", "这行产能不过剩", "过不过剩我不懂"],
      dishonestList: ["公司上了失信名单，还没下来", "我们信用没毛病", "征信没查，不好讲"],
      harmsNationalSecurity: ["会损害公共利益", "对国家安全没影响", "涉不涉及国家安全要问一下"],
      rawMaterialBased: ["就是卖原矿的", "不是靠原料吃饭的", "算不算原料型我说不清"],
      deepProcessing: ["拉来以后我们自己精加工", "只做粗加工，没有深加工", "深加工以后再看"],
      involvesFarmers: ["从农民手里收料", "跟农民没啥关系", "要不要跟农户打交道还没定"],
      farmersProtected: ["给农户有保底价", "没跟农户签合同，也没保底", "农户收益这块还在商量"],
      shortTermGdpOnly: ["做个一两年就不做了", "我们打算干二三十年", "做多长时间现在讲不准"],
    },
    none: [
      "没有没有",
      "全都没有",
      "上面说的一个都没有",
      "不存在这些情况",
      "都不涉及的",
      "没有这回事",
      "统统不是",
    ],
    undecided: ["还没算出来", "这个要回去问财务", "暂时说不准"],
    noLand: ["用现成厂房，不新占地", "租的厂房，不要地"],
    land: ["要{n}亩地", "{n}亩左右", "地的话{n}亩"],
    investment: ["固投{n}万", "大概要投{n}万块", "前后加起来{n}万"],
    tax: ["一年交税{n}万上下", "税收{n}万吧", "达产以后每年能交{n}万"],
    classes: {
      encouraged: "属于国家鼓励的",
      permitted: "允许",
      restricted: "在限制类里面",
      eliminated: "人家说是要淘汰的",
      prohibited: "禁止的那一类",
    },
    noClass: ["目录没看过", "这个不太懂", "您帮我看看属于哪类"],
  },
  en: {
    facts: {
      usesBasicFarmland: [
        "part of it is basic farmland, yes",
        "we stay off basic farmland",
        "we'd have to ask the land bureau about farmland",
      ],
      inEcologicalRedline: [
        "the plot is inside the red line",
        "nowhere near the red line",
        "we haven't seen the red line map",
      ],
      hazardousChemicals: [
        "yes, some hazardous chemicals are used",
        "nothing hazardous",
        "hard to say whether they count as hazardous chemicals",
      ],
      safetyAccessOk: [
        "all the safety permits are in hand",
        "we did not get the safety permit",
        "the safety assessment is under way",
      ],
      heavyPollution: [
        "the emissions are considerable, I'd call it heavy pollution",
        "hardly any pollution",
        "pollution hasn't been assessed",
      ],
      highEnergy: [
        "it uses a lot of power",
        "energy use is modest",
        "energy use still has to be calculated",
      ],
      overcapacitySector: [
        "there is overcapacity in our sector",
        "no overcapacity in our line",
        "can't judge whether there is overcapacity",
      ],
      dishonestList: [
        "we are currently blacklisted",
        "our record is clean",
        "I would have to check the blacklist",
      ],
      harmsNationalSecurity: [
        "it would harm the public interest",
        "no threat to national security",
        "I can't speak to national security",
      ],
      rawMaterialBased: [
        "basically it's raw ore we sell",
        "we don't depend on raw materials",
        "I couldn't say whether it is raw-material-based",
      ],
      deepProcessing: [
        "we refine it ourselves on site",
        "we only do primary processing",
        "deep processing maybe later, can't say",
      ],
      involvesFarmers: [
        "the crop comes from farmers around here",
        "nothing to do with farmers",
        "whether farmers are involved is still open",
      ],
      farmersProtected: [
        "farmers get a guaranteed price",
        "nothing is guaranteed to the farmers",
        "still talking with the farmers about their income",
      ],
      shortTermGdpOnly: [
        "we'd be gone in two years",
        "we plan to stay for decades",
        "how long, I really can't say",
      ],
    },
    none: [
      "no no",
      "nothing of the kind",
      "no, none at all",
      "that's all negative",
      "absolutely none",
      "we have none of those",
      "no to everything",
    ],
    undecided: ["I'd have to ask our CFO", "too early to say", "we're still working that out"],
    noLand: ["we move into an existing building, no land", "zero, we rent"],
    land: ["we need {n} mu", "around {n} mu", "{n} mu for the site"],
    investment: ["we'd put in RMB {n} million", "capex of RMB {n}m", "CNY {n} million overall"],
    tax: ["we'd pay RMB {n}m a year", "tax of about RMB {n} million", "CNY {n} million annually"],
    classes: {
      encouraged: "encouraged, we were told",
      permitted: "permitted",
      restricted: "I'm afraid it's restricted",
      eliminated: "it's one of those being eliminated",
      prohibited: "prohibited, apparently",
    },
    noClass: ["I haven't looked at the catalogue", "you tell me", "couldn't tell you which class"],
  },
};
