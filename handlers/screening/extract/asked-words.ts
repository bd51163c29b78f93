import type { YesNoFact } from "../facts.ts";
import { denies } from "./answer-words.ts";
import { isDenied } from "./cues.ts";

/** How people speak of a fact they were just asked about, where they need not name it. */
export interface AskedWords {
  /** What shows which of the facts asked an answer is about. */
  readonly about: RegExp;
  /** Its two ends: what makes it so, and what makes it not so. */
  readonly so: RegExp;
  readonly notSo: RegExp;
  /** What "no problem" comes to. */
  readonly atBest?: boolean;
  /** A matter of how much: to have some of it is not yet to be so. */
  readonly isDegree?: boolean;
}

const LARGE =
  "(?<!不)(?:大(?![家理概约学队])|(?<!不)多(?![少久])|重(?![新庆点视])|高(?![新铁速])|严重|厉害|[脏臭吵]|[费耗](?=[电能钱油水煤气])|惊人|(?<![a-z])(?:high|heav(?:y|ily)|large|lots?|huge|severe|serious|dirty|filthy|messy|bad|(?:a |one )?tons?|considerabl[ey]|substantial(?:ly)?|intensive|hungry|plenty|much|big|significant(?:ly)?|above average|elevated|extensive|exceeds?)(?![a-z]))";
const SMALL =
  "[不没](?:算|是|怎么|太|会|很|有|什么|那么|至于)*[大高重多脏臭费耗]|不严重|小(?![时镇学伙])|少(?!不了)|低|轻(?!工)|微|省|净|清洁|环保|节能|一般|普通|正常|达标|有限|可控|可忽略|没多少|办公|先进|领先|平均|中等|还[行好]|合理|(?<![a-z])(?:small|low|little|light|less|modest|minimal|negligible|minor|limited|moderate|clean(?:ly)?|normal|ordinary|average|fine|tiny|barely|green|efficient|below|within (?:the |all )?(?:limits?|standards?|norms?)|acceptable|ok(?:ay)?|fully treated)(?![a-z])";

/** Data, not grammar: only read in answers to the question about the fact. */
export const ASKED_WORDS: Readonly<Record<YesNoFact, AskedWords>> = {
  usesBasicFarmland: {
    about:
      /农田|农用?地|(?<![油气盐煤])田|不占(?=[也都、]?不[在压进碰])|耕地|永农|[水旱稻]田|国土|自然资源|farm ?land|crop ?land|arable|paddy|such land|crops?(?![a-z])|(?<![a-z])fields?(?![a-z])|land (?:office|bureau|use|maps?|records?)/iu,
    so: /压[到在着了]|占[到着了用]|占了?(?=一[点些角块小部]|[半少小部点些])|划[进入]|部分|局部|少量|一角|一小?块|重叠|占补平衡|(?<![a-z])(?:part(?:ly|ially|ial)?|portion|corner|percent|overlap|sits? on|takes? up|falls? (?:under|in|on)|coming under|encroach\w*|overlaps?)(?![a-z])/iu,
    notSo:
      /离.{0,6}远|荒[坡山地]|避让|避开|绕开|错开|农转用|(?:工业|建设|商业|园区|存量|国有)用?地|盐碱地|(?<![a-z])(?:barren|zoned|industrial|brownfield|wasteland|waste land|construction land|outside|clear of|away from|off (?:it|the))(?![a-z])/iu,
    atBest: false,
  },
  inEcologicalRedline: {
    about:
      /(?<=不占[也都、]?)不[在压进碰]|不[占压碰踩进]线|红线|林地|保护[区地]|林业|生态|red ?line|reserve|protected|ecolog\w+|conservation/iu,
    so: /部分|局部|少量|一角|重叠|交叉|里头|里面|以内|之内|进去|划[进入]|压[到在着了]|伸进|穿过|(?<![a-z])(?:part(?:ly|ially|ial)?|portion|corner|percent|lies in|inside|within|falls? in|falling in(?:side)?|overlaps?|crosses|cuts into)(?![a-z])/iu,
    notSo:
      /外[面头边]?|避让|背后|远|隔|公里|千米|避开|绕开|够不着|挨不着|(?<![a-z])(?:outside|clear of|away|far|nowhere near|not near|beyond|distant|km|kilomet\w+)(?![a-z])/iu,
    atBest: false,
  },
  hazardousChemicals: {
    about:
      /化学|危[化险]|酒精|药[水剂]|\p{Script=Han}?[酸碱氨氯苯]|溶剂|\p{Script=Han}?[醇酮醛醚烷烯胺]|双氧水|[有剧无]毒|易燃|易爆|chemical|solvent|acid|alkali|ammonia|toxic|flammable|hazard|explosive|acetone|(?:per)?oxide|[a-z]+anol(?![a-z])/iu,
    so: /[硫盐硝氟]酸|液氨|氯气|甲醇|乙醇|溶剂|剧毒|易燃|易爆|酒精|[储贮]存|存放|(?<![a-z])(?:acids?|solvents?|ammonia|chlorine|methanol|flammables?|toxics?|cyanide)(?![a-z])/iu,
    notSo:
      /物理|机械加工|纯组装|食品级|水性|手工|(?<![a-z])(?:mechanical|food[- ]grade|water[- ]based|assembly only|benign|harmless|physical)(?![a-z])/iu,
    atBest: false,
  },
  safetyAccessOk: {
    about:
      /安全|安评|许可|证|手续|审批|批[文复]|应急局|化工园|permit|licen[cs]e|clearance|approv|safety|certificat|access/iu,
    so: /[过齐](?:了|关|的|全)|下来了|拿到|办[了好妥完下齐]|发的?证|通过|具备|符合|齐备|搞定|都有|取得|获批|批复|齐全|满足|达[到标]|ok|(?<![a-z])(?:in hand|in place|in order|obtained|granted|valid|passed|cleared|complete[d]?|issued|approved|available|done|met|got (?:it|them|all))(?![a-z])/iu,
    notSo:
      /被[拒退卡]|[没缺]证|退回|吊销|过期|不让|驳回|(?<![a-z])(?:refused|rejected|denied|revoked|expired|failed|missing|lack\w*)(?![a-z])/iu,
    atBest: true,
  },
  heavyPollution: {
    about:
      /污\p{Script=Han}?|废[水气渣料]|排放|环保|(?<!没有?)环评|[气异]味|油烟|烟[气囱]|\p{Script=Han}?[臭脏尘]|干净|pollut|emission|discharge|waste|effluent|dirty|clean|smell|dust|fumes|environment/iu,
    so: new RegExp(LARGE, "iu"),
    notSo: new RegExp(
      `${SMALL}|回用|循环|零排|(?<![a-z])(?:recycled|closed loop|zero)(?![a-z])`,
      "iu",
    ),
    isDegree: true,
    atBest: false,
  },
  highEnergy: {
    about:
      /能[耗源]|[用费耗省][^,，]{0,4}电(?![脑话商视影梯子])|电[费力量老]|锅炉|用能|标煤|energy|power|electric|consumption|kwh|load/iu,
    so: new RegExp(`${LARGE}|电老虎|吃电|(?<![a-z])(?:guzzl\\w+|energy hog|hungry)(?![a-z])`, "iu"),
    notSo: new RegExp(SMALL, "iu"),
    isDegree: true,
    atBest: false,
  },
  overcapacitySector: {
    about:
      /过剩|产能|饱和|订单|供[大过不]|抢手|不够卖|行业|这行|卷|供需|over-?capacity|over-?suppl|over supplied|glut|demand|shortage|players|saturat|capacity|supply|sector|(?:this|our|the) branch(?! office)|industry/iu,
    so: /过剩|饱和|太多|供(?:大于|过于)求|卷|(?<![a-z])(?:over-?capacity|over-?suppl\w+|over supplied|glut(?:ted)?|saturated|too (?:many|much)|crowded|exceeds? (?:the )?demand)(?![a-z])/iu,
    notSo:
      /正常|平衡|供不应求|紧缺|缺口|抢手|蓝海|不够卖|订单(?:都|也)?(?:做不完|排)|(?<![a-z])(?:shortage|outstrips?|scarce|undersuppl\w+|under-?capacity|exceeds? (?:the )?supply|balanced|growing|niche|not enough|normal)(?![a-z])/iu,
    atBest: false,
  },
  dishonestList: {
    about:
      /失信|征信|名单|黑名单|信用|老赖|被?执行|限高|官司|欠[债款钱]|处罚|贷款(?=.*(?:逾期|按时|还清|违约))|记录|上过|credit|black-?list|(?:the|any|such|that) list|judge?ment|court|(?:our|clean|credit) (?:record|name)|entr(?:y|ies)|dishonest/iu,
    so: /列[入进]|被执行|限高|挂[在着]|没撤|(?<![a-z])(?:(?:we are|our name is|been|got) (?:\w+ )?(?:on|listed|there)|(?:black-?)?listed|sanctioned)(?![a-z])/iu,
    notSo:
      /清白|清清白白|良好|干净|干干净净|清清爽爽|按时还|AAA|守信|(?<![a-z])(?:clean|spotless|good standing|perfect|impeccable|flawless)(?![a-z])/iu,
    atBest: false,
  },
  harmsNationalSecurity: {
    about:
      /安全|危?害人?|国家|公共|公众|利益|社会|老百姓|乡里|security|public|national|harm|threat/iu,
    so: /危害|妨碍|损害|威胁|有影响|存在影响|风险|得罪|(?<![a-z])(?:harm\w*|threat\w*|endanger\w*|problem|risk|conflict)(?![a-z])/iu,
    notSo:
      /造福|好处|有[利益]|正经|合法(?:经营)?|民用|普通|无关|利[国民]|好事|(?<![a-z])(?:civil|simple|ordinary|benefit\w*|civilian|lawful|harmless|legitimate|good for)(?![a-z])/iu,
    atBest: false,
  },
  involvesFarmers: {
    about:
      /农[户民村]|农副?产品|打交道|他们的?土?地|their land|合作社|村[民里]|老乡|户|farmer|grower|smallholder|co-?op|produce(?![a-z])|village|families|family farms?/iu,
    so: /收购|[从向跟和](?:农|村|当地)[^,，]{0,4}[收买]|[一两二三四五六七八九十百几\d]+户|公司加农户|订单农业|(?<![a-z])(?:\d+ (?:\w+ )?(?:families|farmers|growers)|buy(?:ing)? from|local (?:farmers|growers))(?![a-z])/iu,
    notSo:
      /(?:工人|员工)(?:都|全)?是?[^,，]{0,3}招|全自动|进口|(?<![a-z])(?:imported|hired workers|own plantation)(?![a-z])/iu,
  },
  farmersProtected: {
    about:
      /保底|收益|合同|分红|价|协议|订单|入股|农[户民]|price|contract|guarante|share(?!holder)|dividend|income|writ(?:ing|ten)|farmers?|growers?|spot|rate/iu,
    so: /保底|兜底|保障(?=$|[的了吧])|锁价|约定|最低(?:收购)?价|保护价|分红|入股|合同|协议|订单|签[了过字]|(?<![a-z])(?:guarantee[ds]?|floor|minimum|written|in writing|dividends?|contract(?:s|ed)?|secured|fixed price|agreed price|agreement)(?![a-z])/iu,
    notSo:
      /随行就市|市场价|行情价?|口头|价高|一手交钱|现[钱款]现|(?<![a-z])(?:spot|market (?:price|rate)|day's (?:rate|price)|cash (?:only|on)|open market|verbal(?:ly)?|handshake|oral(?:ly)?)(?![a-z])/iu,
    atBest: true,
  },
  rawMaterialBased: {
    about:
      /[原物材来]料|料|依[托靠]|[资原][源料]型|\p{Script=Han}?矿(?!泉)|木材|raw|material|(?<![a-z])ore(?![a-z])|timber|crop|inputs?|(?<!out)sourc|feedstock/iu,
    so: /[资原][源料]型|当地|本地(?:采购|收|原料|为主|料|产)|以[当本]地|本地的?|本村|就地|冲着|靠山吃山|(?<![a-z])(?:local (?:crops?|raw|ore|material)|dependent on|rel(?:y|ies) on|for the (?:local )?(?:raw|ore)|local(?:ly)?|from the (?:region|area|province|county))(?![a-z])/iu,
    notSo:
      /外[面地省]|进口|[运带拉]过?[来去]|零部件|元器件|半成品|采购(?:的|来)|外[购采]|(?<![a-z])(?:import\w*|from (?:outside|abroad|elsewhere)|(?:ship|bring|brought)\w* (?:\w+ )*in|components?|parts|bought in|(?:delivered|brought|sent|comes?) (?:in )?from (?:abroad|overseas|germany|other|our))(?![a-z])/iu,
  },
  deepProcessing: {
    about:
      /加工|[成制]品|终端|后道|下游|产业链|[榨炼制]|process|finish|final|s[eo]l[dl]|value[- ]add|downstream|refin|packing|pack(?![a-z])|grading/iu,
    so: /成品|一条龙|全链条|一步到位|一直做到|全流程|精[加深]|深加工|全产业链|终端|延伸|品牌|(?<![a-z])(?:finished|value[- ]add(?:ed|ition)?|complete|final|all the way|end[- ]product|refin\w+|end product|final product|full(?:y)? process\w*|retail|branded)(?![a-z])/iu,
    notSo:
      /[包袋]装|装[箱袋车]|只做|外销|直接(?:出货|发货|出口|拉)|卖原料|原料外销|洗洗|切切|初级|初加工|粗加工|分拣|切一下|仅|直接卖|卖掉|就卖|原样|分级|拉走|运走|(?<![a-z])(?:only|just|as is|raw|bag (?:it|them)|ship (?:it|them)|packing|grading|sorting|primary|basic|unprocessed)(?![a-z])/iu,
    atBest: true,
  },
  shortTermGdpOnly: {
    about:
      /[年载]|周期|多久|[长短][期线]|长久|一辈子|世代|扎根|走人?|[撤散跑]|year|long|short|term|stay|leave|permanent|decade|gone|generation|forever|for good|exit/iu,
    so: /阶段性|短期|临时|期满|走人|就走|散了|撤|退出|关停|(?<![\d十])[1-3一两三]\s*年(?!.{0,4}(?:回本|建成|投产|左右建))|[一两]两?年(?!.{0,4}(?:回本|建成|投产))|捞|到期|(?<![a-z])(?:gone|wind(?:ing)? up|exit|leaving|leave|clos(?:e|ed|es|ing)|shut|pull out|then go|quick|(?<!\d)[1-3] ?(?:years?|yrs?)(?! to build)|(?:one|two|three|a couple of) years?(?! to build)|short one|temporary|short[- ]term)(?![a-z])/iu,
    notSo:
      /长[久期远线]|\d{2}\s*年|[二三几四五][二三十]?十年|百年|世世?代|祖祖辈辈|扎根|一辈子|不走|子孙|(?<![a-z])(?:\d{2}\+? ?(?:years?|yrs?)|(?:ten|fifteen|twenty|thirty)(?:-\w+)?(?: \w+)? years|permanent(?:ly)?|long (?:haul|run|term)|long-term|decades?|generations?|stay(?:ing)?|forever|for good|lifelong|not going anywhere)(?![a-z])/iu,
    atBest: false,
  },
};

/** What is large or small by itself: a large plant need not pollute much. */
const SIZE =
  /公司|企业|[工个]?厂|地块|面积|业务|生意|规模|做[得的]|(?<![a-z])(?:company|firm|business|plant|factory|site|plot|area|land)(?![a-z])/iu;

/** Which of its two ends a clause speaks of; a denied one is the other. */
export function endOf(
  text: string,
  { about, so, notSo, isDegree = false }: AskedWords,
): boolean | undefined {
  if (isDegree && SIZE.test(text) && !about.test(text)) return undefined;
  const no = notSo.exec(text);
  const yes = so.exec(text);
  if (no && !yes) {
    if (isDegree && text.slice(0, no.index).endsWith("不")) return true;
    return isDenied(text, no.index, 0) ? undefined : false;
  }
  if (yes && !no) return !isDenied(text, yes.index, yes[0].length);
  // 不高 has 高 in it.
  const isInside = yes && no && yes.index >= no.index && yes.index < no.index + no[0].length;
  return isInside === true && denies(no[0]) ? false : undefined;
}
