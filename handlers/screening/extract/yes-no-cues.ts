import type { YesNoFact } from "../facts.ts";

/** How people speak of a yes-or-no fact. `no` is looked at first, then a denied `topic`, then `yes`. */
export interface Cue {
  readonly fact: YesNoFact;
  /** The thing itself: with "don't know" in the clause it settles `null`, with a denial `false`. */
  readonly topic: RegExp;
  /** Says it is so. */
  readonly yes: RegExp;
  /** Says it is not so, whatever else the clause denies. */
  readonly no?: RegExp;
  /** The topic beside a denial says nothing: 农户没意见 still has farmers in it. */
  readonly isNotDeniable?: boolean;
  /** `yes` and `no` say nothing without the topic: permits may be of any kind. */
  readonly needsTopic?: boolean;
}

const FARMERS =
  /农户|农民|合作社|村民|养殖户|种植户|[果茶咖烟蔗胶菜花蜂药棉瓜椒薯豆粮林竹菌桑蚕麻]农(?!产|业|残|药)|[牧渔]民|牧户|老百姓|村集体|个村|村里|村委|growers?|farmers?|herders?(?![a-z])|herdsmen|beekeepers?|fisherm[ae]n|smallholders?|(?:local|rural|village|nearby|surrounding|peasant) (?:households?|families)|co-?ops?(?![a-z])|cooperatives?|tappers?|villagers?|outgrowers?|farm(?:ing)? households?|(?:family|contract(?:ed)?|small|village) farms?|家庭农场|[茶蔗胶烟菜花果药]户/iu;

export const CUES: readonly Cue[] = [
  {
    fact: "usesBasicFarmland",
    topic:
      /基本农田|永久农田|永农|占.{0,3}农田|(?:basic|prime|permanent|protected|arable) (?:basic )?farmland/iu,
    yes: /(?:是|占|涉及|压|在|属|有|用|包含|动).{0,8}(?:基本农田|永农)|(?:takes? up|taking|sits? on).{0,24}(?:basic|prime|permanent|protected) (?:basic )?farmland|(?:基本农田|永农).{0,6}(?:上|里|内|占|有)|(?:is|are|on|uses?|occup\w+|includes?|within|inside|part of).{0,24}(?:basic|prime|permanent|protected) (?:basic )?farmland/iu,
    no: /(?:一般|普通)的?(?:耕地|农田|农用地|农地)|不(?:占|涉及|涉|用|碰|动).{0,6}(?:农田|耕地|农用地)|不[占在压].{0,3}农(?:田|地|用地)|农田(?:也|都|是)?(?:没有|没|不占|不涉及)|没有?(?:占用?|涉及|用)?(?:到|任何)?(?:基本)?(?:农田|耕地)|(?:避开|绕开|远离)了?.{0,6}(?:农田|耕地)|(?:农田|耕地).{0,6}(?:避开|绕开|远离)|(?<![a-z])no (?:arable|farmland|farm land|cropland)|(?:不是|不属于?|并非|早就?已?不是|从来?不是|跟|和|与)[^,，]{0,6}(?:农田|耕地|农地|农用地|农业用地|田地|水田|稻田|永农)(?:$|[^,，]{0,4}(?:不沾|没关系|无关|不搭))|(?:不是|不属于?|并非)(?:永久|基本|什么)*(?:农田|耕地|农地|农用地|水田|稻田|永农)|(?:not|n't|avoids?|clear of|away from|stays? off|keeps? off|none|no part)(?: \w+){0,6} (?:farmland|cropland|farm land|agricultural land)/iu,
  },
  {
    fact: "inEcologicalRedline",
    topic:
      /红线|(?:自然|水源|生态)保护[区地]|保护区|red ?lines?|protected (?:area|zone|land)s?|nature reserves?|conservation (?:area|zone)s?/iu,
    yes: /(?:在|压|占|涉及|进|属|碰|踩).{0,8}(?:红线|保护区)(?!外|附近|旁|边|以外)|(?:红线|保护区)(?:范围)?(?:里|内|之内)|(?:in|inside|within|overlaps?|crosses|on|part of).{0,24}(?:red ?line|protected (?:area|zone|land)|nature reserve|conservation)/iu,
    no: /离.{0,6}(?:红线|保护区).{0,3}远|(?:红线|保护区)(?:范围)?(?:外|以外|之外)|(?:红线|保护区).{0,4}(?:旁|边|附近)(?:上|边)?|(?:挨着|靠近|紧邻|临近|毗邻|附近).{0,8}(?:红线|保护区)|(?:avoids?|clear of|stays? out of) (?:\w+ ){0,2}(?:red ?line|protected|reserve)|outside.{0,24}(?:red ?line|protected|reserve)|(?:near|close to|next to|beside).{0,12}(?:red ?line|protected|reserve)/iu,
  },
  {
    fact: "hazardousChemicals",
    topic:
      /危化品?|危险化学品|危险品|易燃易爆|剧毒|hazardous (?:chem\w*|materials?|substances?)|dangerous (?:chemicals?|goods)|hazmat|toxic chemicals?|chemicals(?! (?:industry|company))|(?<=(?<![a-z])(?:no|any|without) )chemical(?![a-z]| (?:industry|company|plants?|parks?|fertili[sz]ers?|factor))/iu,
    yes: /(?:是|有|用|涉及|属于?|存|含|生产).{0,8}(?:危化|危险化学品|危险品|剧毒)|算(?:是)?危化|(?<![a-z])(?:it'?s|that'?s|its|is)(?: (?:also|all|indeed|really|quite|very|highly))? (?:hazardous|dangerous|toxic)(?![a-z])|(?:少量|一点|一些|部分).{0,4}(?:危化|危险化学品|危险品)|(?:危化品?|危险化学品|危险品).{0,3}(?:有|要用|涉及)|(?:危化品?|危险化学品|危险品)[^,，]{0,4}(?:不大|不多|很少|量小)|(?<![a-z])(?:use|uses|using|store|stores) (?:\w+ ){0,2}(?:ammonia|methanol|toluene|cyanide|chlorine|hydrofluoric acid|sulph?uric acid|nitric acid)(?![a-z])|(?:uses?|using|handles?|handling|stor(?:e|es|ing)|involves?|produces?|with|some|have|there (?:are|is|will be)|contains?|is an?|are|(?:class(?:ed|ified)|listed|counted|regarded|treated) as|counts? as).{0,16}(?:hazardous|dangerous|toxic)|(?:用到?|使用|储存|涉及|存放)(?:少量|一些|了|的|、|\p{Script=Han}{0,4}?)(?:甲醇|乙醇|丙酮|甲苯|环氧乙烷|氰化|液氨|液氯|氯气|[盐硫硝]酸|氢氟酸|烧碱|溶剂)|(?<![a-z])(?:cyanide|hydrofluoric acid|sulphuric acid|sulfuric acid|methanol|ethylene oxide|toluene|chlorine gas) (?:bath|tank|storage|is|are|will be)/iu,
    no: /(?<![a-z])(?:not|isn't|aren't|non)[- ](?:\w+ )?(?:hazardous|toxic|dangerous)|(?<![a-z])nothing (?:hazardous|toxic|dangerous)|(?<![a-z])(?:hardly|scarcely|far from)(?: \w+){0,4} (?:hazardous|dangerous)|化学品[^,，]{0,3}[不没](?:用|碰|有|沾)/iu,
  },
  {
    fact: "safetyAccessOk",
    needsTopic: true,
    topic:
      /安全(?:生产)?(?:许可|评价|准入|条件|审[查批]|验收|设施)|安全.{0,2}手续|安[评审](?![定慎])|(?:认定|合规|专业)的?化工园区|进化工园区|危化(?:品)?(?:许可|证)|safety (?:permits?|licen[cs]es?|approvals?|clearances?|assessments?|access)|(?:recogni[sz]ed|designated|approved) chemical park/iu,
    yes: /(?:许可证?|安[评审]|安全评价|安全准入|安全条件|手续).{0,6}(?:有(?!效期)|齐|已?过(?!期|不)|办[好了妥完]|通过|拿到|具备|符合)|(?:(?<!没)有|已经?|拿到|取得|通过|具备|符合|办[好了]).{0,8}(?:安全|安评|许可)|(?:入|进|在)的?(?:是)?.{0,4}化工园区|under (?:a |the )?(?:valid |current )?(?:safety )?(?:permit|licen[cs]e)|(?:permits?|licen[cs]es?|approvals?|clearances?).{0,14}(?:in place|in hand|obtained|granted|valid|ready|is there|are there)|(?:have|has|hold|with|obtained).{0,16}safety (?:permit|licen|approval)|chemical park/iu,
    no: /(?:安[评审]|安全(?:生产)?(?:评价|准入|条件|审[查批]|验收)|许可证?).{0,4}(?:没有?通过|未获|没过|过不了|未通过|不符合|不达标|办不下来|被拒|吊销)|(?:safety).{0,20}(?:rejected|refused|revoked|failed)/iu,
  },
  {
    fact: "heavyPollution",
    topic:
      /重污染|高污染|严重污染|污染(?!物?处理|治理|防治)|heavy pollution|heavily pollut\w+|pollut(?:ion|ing|es)|discharges?(?![a-z])/iu,
    yes: /(?:废水|污水|废气|排放|污染|粉尘|废渣)(?:量)?(?:比较|较|偏|很|特别|都|也|有点|挺|确实|真的?|非常|相当|蛮){0,3}[大重多严高]|重污染|高污染|严重污染|(?:effluent|emissions?|pollution|discharge)(?: is| are)?(?: quite| very| rather)? (?:heavy|high|severe|serious|large)|pollut\w+ (?:heavily|badly|a lot)|(?:heavy|heavily|highly|severe) (?:pollut\w+|effluent|emissions?)/iu,
    no: /(?:零|无|没有?|不|少)(?:产生|什么|有)?(?:污染|排放|废水|废气)|污染(?:很|比较)?(?:小|少|轻|低)|环保达标|达标排放|循环不外排|闭路循环|零排放|(?:废水|污水|废气|用水|水)[^,，]{0,8}(?:回用|循环|不外排|零排)|不(?:外排|排污|排废|污染)|(?:只|就|仅)(?:有|产生|排)?(?:一?点|少量|一些)?生活(?:污水|废水|垃圾)|(?:没有?|无)(?:什么|啥)?三废|(?:粉尘|废气|废水|噪音|污染|三废)(?:量|排放)?[也都并]?(?:不[大多重]|很?[小少](?![数部]))|(?:排放|废水|废气|污水)[^,，]{0,6}(?:达到|符合|优于|低于)[^,，]{0,6}(?:标准|限值)|(?<![a-z])no (?:fumes|waste ?water|smoke|dust)|(?:waste ?water|effluent)(?: \w+){0,4} and (?:reuse|recycle)|closed[- ]loop|zero discharge|(?:water|effluent|sewage)(?: is| are| gets?| will be)?(?: \w+){0,3} (?:recycled|reused|recirculated)|(?:only|just|nothing but) (?:domestic|household|sanitary) (?:sewage|waste ?water|effluent)|nothing (?:leaves|is discharged|goes into the)|(?:low|minimal|negligible|hardly any|little) (?:pollution|emissions?|waste ?water)|(?:pollution|emissions?|discharges?) (?:is|are|will be) (?:\w+ )?(?:low|minimal|negligible|small)|(?:no|zero) (?:\w+ )?(?:discharge|pollution|emissions|effluent)|clean process|not pollut\w+/iu,
  },
  {
    fact: "highEnergy",
    topic:
      /高能耗|高耗能|能耗|耗能|两高|high energy|energy[- ]intensive|high[- ]energy|energy use/iu,
    yes: /高能耗|高耗能|能耗(?:量|相对|比较|较|偏|很|特别|也|都|有点|挺|非常|确实|蛮)*[高大]|耗电(?:量)?(?:很|特别|比较|挺|非常)?[大多]|吃电|用电大户|电老虎|(?:属于?|是)两高|energy[- ]intensive|(?:high|heavy) (?:energy|power) (?:use|demand|consumption)|high[- ]energy|energy[- ]hungry|(?:lots?|plenty|loads|great deal) of (?:power|electricity|energy)/iu,
    no: /(?:能耗|[用耗]电|电费)(?:都|也|很|比较|水平|量|并|其实){0,3}(?:正常|不算?[高大多]|低|小|少(?!不)|一般|达标|有限|没多少|低于|不到[^,，]{0,2}平均)|不是(?:什么)?(?:耗电|费电)|低能耗|节能(?:型)?$|(?:normal|low|ordinary|average|moderate) energy|energy (?:use |consumption |demand )?(?:is |will be )?(?:\w+ )?(?:normal|low|ordinary|modest|moderate|average|small)|(?:power|electricity) (?:use |consumption |demand |needs? |bill )?(?:is |are |will be )?(?:\w+ )?(?:low|modest|moderate|small|minimal|limited)(?![a-z])|(?:uses?|needs?|draws?|consumes?|using) (?:very little|hardly any|little|barely any|only a little|not much|next to no) (?:power|electricity|energy)|(?:not|n't) (?:use|need|draw|consume) (?:much|a lot of|lots of) (?:power|electricity|energy)|not energy[- ]intensive/iu,
  },
  {
    fact: "overcapacitySector",
    topic: /产能.{0,3}过剩|过剩(?:产能|行业)|over-?capacity/iu,
    no: /不(?:算|是|属于?)?(?:什么)?(?:产能)?(?:严重)?过剩/u,
    yes: /(?:是|属于?).{0,10}过剩|(?:is|are|in an?).{0,10}over-?capacity/iu,
  },
  {
    fact: "dishonestList",
    topic:
      /失信|黑名单|老赖|被执行人|信用惩戒|black-?lists?|dishonest\w*|discredited|defaulters?|credit sanctions?/iu,
    yes: /(?:被|上[过了]?|在|列入|进[过了]|有).{0,10}(?:失信|黑名单|被执行|老赖)|(?:on|in|onto) (?:\w+ ){0,3}(?:black-?list|dishonest\w*|defaulters?)|black-?listed|(?:is|are|was|were|been) discredited/iu,
    no: /(?:没有?|从?无)(?:任何|什么|一点|过)*(?:不良|违约|逾期)(?:信用)?记录|没有?被(?:强制)?执行过|(?:信用|征信|信誉)(?:记录)?[^,，不没有]{0,4}(?:干净|干干净净|清白|清清白白|优秀|优良|A级|AAA)|(?:credit|record|credit (?:file|report|rating|history))\s?(?:is|are|was|'s) (?:\w+ )?(?:spotless|impeccable|unblemished|clean|flawless|perfect)|信用(?:记录)?(?:良好|好|很好|正常|没问题)|征信(?:良好|没问题|正常)|信用.{0,2}(?:没有?|无)(?:任何|什么)?(?:问题|污点|不良|毛病|瑕疵)|(?:clean|good|sound|spotless) (?:credit|record)|(?:credit|record|credit (?:record|history|standing)|history|reputation)\s?(?:is|'s) (?:clean|good|sound|fine)|in good standing|never (?:been )?(?:sanctioned|penali[sz]ed|punished|fined)|(?:no|without|free of)(?: any)? sanctions(?![a-z])/iu,
  },
  {
    fact: "harmsNationalSecurity",
    topic:
      /国家安全|生态安全|公共利益|公众利益|敏感|涉密|national security|public interest|ecological security|sensitive/iu,
    yes: /(?:会|可能)?(?:危害|威胁|损害|侵害|影响到?).{0,4}(?:国家安全|生态安全|(?:社会)?公共利益)|(?:harms?|threatens?|endangers?).{0,14}(?:security|public interest)/iu,
  },
  {
    fact: "involvesFarmers",
    topic: FARMERS,
    yes: new RegExp(`${FARMERS.source}|流转`, "iu"),
    no: /(?:不|没有?)(?:直接|再|另外?)*(?:找|从|向|对接|接触|面对)[^,，不没]{0,4}(?:农户|农民|村民|[果茶咖烟蔗胶菜花蜂药棉]农)(?:们|家)?(?:手里|那里|那边)?(?:买|收|收购|采购|打交道|合作)?$|(?:不|没有?)(?:再|直接|另外?)*(?:收购?|采购|买|用)[^,，不没]{0,4}农(?:副|特)?产品|(?:不|没有?)(?:再|直接|另外?)*(?:收购?|买|采购|用)[^,，不没]{0,4}(?:农户|农民|村民|\p{Script=Han}农)(?:们|家)?的(?![^,，]{0,4}(?:钱|金|费|租|地|田))[^,，不没]{0,4}$|(?:农户|农民|村民|(?<!集体)[果茶咖烟蔗胶菜花蜂药棉]农)(?:那边|这边|这块)?(?:我们)?(?:并|都|也|从)?不(?:直接)?(?:对接|接触|打交道|往来)|(?:不|没有?)(?:涉及|跟|和|与|用|收购|牵扯|碰)?.{0,3}(?:农户|农民)(?:没关系|无关|的地|打交道|合作|往来|参与|在内)?$|(?:农户|农民).{0,4}(?:没(?:有|啥|什么)*关系|无关|不涉及|没有$)|(?<![a-z])no (?:\w+ )?(?:farmers|growers|smallholders)(?! (?:will |would )?(?:lose|suffer|object|complain))|(?:not|n't) (?:involve|deal with|work with|buy from) (?:any )?(?:local )?(?:farmers|growers)|nothing to do with (?:any |the |local )?(?:farmers|growers)/iu,
    isNotDeniable: true,
  },
  {
    fact: "farmersProtected",
    topic:
      /保底|保[证障](?:最低|收购)*价|保护价|(?:签|有|订).{0,3}(?:合同|合约|契约)|(?:without|no) contracts?|订单(?:合同|农业)|分红|最低收购价|利益联结|入股|(?:跟|和|与)(?:农户|农民).{0,6}分|农(?:户|民).{0,6}(?:收益|怎么分|保障)|floor price|fixed[- ]price|dividends?|guarantee[ds]?|min(?:imum)? price|profit[- ]shar\w+|farmers'? (?:income|share)/iu,
    yes: /保底|保证收购|保[证障](?:最低|收购)*价|保护价|(?:合同|合约|契约)(?:采购|收购|种植|养殖)|订单合同|订单农业|有分红|分红给|最低收购价|利益联结|签(?:了|订|的)?.{0,6}(?:长期|保底|收购|订单)?.{0,3}(?:合同|合约|契约|协议|订单)|入股|收益(?:有|都有)保障|floor price|fixed[- ]price|dividends?|guaranteed? (?:price|purchase|income)|min(?:imum)? price|profit[- ]shar\w+|long[- ]term contracts?|price (?:has|have|with|got) (?:a )?(?:floor|minimum)|floor (?:on|under) the price|(?:farmers?|growers?|tappers?|households?|co-?ops?|villagers?)(?: \w+){0,4} (?:sign(?:ed)?|under|have|has|with)(?: \w+){0,4} contracts?|income (?:is )?secured/iu,
    no: /(?:农户|农民|村民|[茶果花烟蔗胶菜]农).{0,12}(?:随行就市|按(?:当天)?(?:市场|行情))|(?:farmers?|growers?|tappers?)(?: \w+){0,4} (?:spot|whatever the market|the market (?:price|rate))|没(?:有)?(?:另外的?|签订?)?.{0,3}(?:分红|保底|保障|合同)|不(?:签|给|管)(?:农户|合同|保底)|有人不满|(?:农户|农民|村民)(?:有意见|不满意|不同意|闹)|no (?:price )?guarantees?|piece[- ]rate only|no contracts?|without (?:any )?(?:guarantee|contract)|not guaranteed/iu,
  },
  {
    fact: "rawMaterialBased",
    topic: /原料为主|原料型|资源型|raw[- ]material[- ]based/iu,
    yes: /精矿|原矿|矿石|采矿|开采|采石|原木|带壳|毛茶|挖的.{0,3}矿|收(?:购)?(?:核桃|咖啡豆?|茶叶|鲜叶|木材|水果|甘蔗|橡胶|胶水|松脂)|raw (?:timber|logs?|ore|material|rubber|beans)|(?:ore|timber|log) exports?|mining(?! machin)|in-shell|concentrates?(?![a-z])|unprocessed/iu,
    no: /不(?:是|属于|算)?(?:靠|以)?(?:资源型|原料型|原料为主|原料吃饭)/iu,
  },
  {
    fact: "deepProcessing",
    topic:
      /深加工|精加工|后续加工|延链|下游加工|终端产品|成品|产业链|finished (?:goods|products?)|downstream chain|deep processing|further processing|downstream processing|value[- ]added processing|kernel line|processing later/iu,
    yes: /(?:做|有|搞|上|建|含|配套|带)?(?:精)?深加工|有后续加工|(?:做|到|出)(?:到)?(?:终端产品|成品)|(?:有|形成|完整|全).{0,4}产业链|全链条|自己.{0,3}加工|(?<![只不没])精加工|refine(?:s|d)?(?![a-z])|(?:to|make|makes|is|are|as|into) (?:the |a |our |your )?(?:finished|final|end) (?:goods|products?)|(?:full|whole|complete) (?:downstream |value |industrial )?chain|加工(?:到|成|为)[^,，]{0,6}(?:终端|小包装|零售|成品|成衣|即食|即饮)|不(?:是|会)?(?:只|光|仅仅?|单纯|单单)[是]?(?:卖|出|做|停留在)[^,，]{0,4}(?:原料|原矿|原木|毛茶|生豆|鲜果|生片|初加工|粗加工|半成品)|(?<![a-z])nothing (?:is |gets |will be )?(?:sold|shipped|exported|leaves)(?: \w+){0,2} (?:raw|unprocessed)(?![a-z])|精炼|冷榨|榨油|精制|提纯|萃取|deep processing|further processing|(?:refin|press)(?:ing|ery)|value[- ]added/iu,
    no: /就(?:做|干)?到(?:这一步|此)|到此为止|(?:洗|晒|烘|拣|选|剥|切)[^,，]{0,6}(?:装[箱袋车]|打包)[^,，]{0,2}(?:发|卖|运|出)|nothing (?:beyond|more than|after) that|(?:矿|原料|原木|木材|鲜果|带壳|毛茶|生豆|选完|挖[完出]来?|采完|收上来|收完).{0,6}直接(?:卖|运|出口|销)|(?<!不)(?<!不是)(?<!不会)只(?:做|搞|管|是)?(?:初加工|粗加工|分选|选矿|脱壳|去皮|晾晒|挖|采)|不(?:冶炼|加工|搞深加工|做深加工|深加工)|(?:原矿|矿石|原料|原木).{0,4}(?:外运|卖到|卖给)|(?:矿石|原矿|原料|原木|全部).{0,6}运(?:到|去|往)(?!.{0,4}(?:我|厂|园|本地|当地|这|省内)).{0,6}加工|(?:debarking|sorting|drying|crushing|washing|packing|peeling) only|(?:dry|wash|sort|clean|peel|crush)(?:ing)? (?:them|it)? ?(?:and|then) (?:export|ship|sell)|only (?:do )?(?:primary|initial|basic|rough|first) processing|only (?:debark|sort|dry|crush|mine|trad)\w*|no (?:further |deep |local )?processing|(?:dig|mine|crush|sort|cut|log)(?:ging|ging|ing)? and (?:ship|export|sell)\w*|(?:sold|shipped|exported) (?:[\w ]{0,24} )?as (?:it )?is|raw (?:timber|ore|log) exports?/iu,
  },
  {
    fact: "shortTermGdpOnly",
    topic:
      /长期(?:经营|待|发展|干|做)|短期|短线|短平快|[赚捞挣]快钱|快进快出|扎根|(?:stay|here) for good|(?:会不会)?(?:一直|长期).{0,4}(?:待着|留|做)|long[- ]term|short[- ]term/iu,
    yes: /到期就(?:撤|走)|[做干][完够][^,，]{0,4}就(?:注销|走|撤|散)|走账|[走刷]流水|[做干完]完?就(?:注销|撤|走)|开票(?:公司|放)|冲.{0,8}(?:营收|产值|GDP|数据)|[一两二三几\d]{1,2}年(?:以?后)?就?(?:撤|走人|不[做干]|关掉|停掉)|过单|只(?:做|搞|待)(?:一|两|\d)年|short[- ]term only|(?:leave|exit|gone|pull out|withdraw|close) (?:after|in|within) (?:a|one|two|\d)|just (?:for )?(?:booking|invoicing)|book(?:ing)? (?:revenue|sales) only/iu,
    no: /(?:不是|不会|绝不|并非|不打算|没想)[^,，]{0,12}(?:就(?:走|撤|跑)|捞一?[笔把票])|(?:not|n't|never)(?: \w+){0,4} (?:a|one|two|1|2|a couple of|a few)(?: or (?:two|three|2|3))? (?:years?|yrs?)(?: and (?:out|gone)| then| only|$)|(?:not|n't)(?: \w+){0,5} (?:after|within) (?:a|one|two|1|2)(?: or (?:two|2))? years?|(?:not|n't)(?: \w+){0,3} (?:about )?book(?:ing)? (?:revenue|sales)|(?:stay|here|remain) (?:a )?(?:(?:very|long) )+(?:time)?|in (?:it|this) for the long (?:run|haul|term)|family (?:moves?|moved|is moving|will move)|长期(?:经营|发展|扎根|做下去|干)|扎根|长远|[几二三四五六七八九]+十年|一辈子|long[- ]term (?:operation|base|business|commitment|project|presence)|here to stay|for decades|(?:stay|here) for good|not (?:a )?(?:quick|short)|stay(?:ing)? (?:for )?(?:\d\d|many|the long)/iu,
  },
];

const PERMIT =
  /(?<!排污|规划|施工|用地|取水|营业)(?:许可证?|证照|证件|批文)|手续|(?<!(?:building|planning|work|discharge|construction) )(?<![a-z])(?:permits?|licen[cs]es?)(?![a-z])/iu;

/** Where hazardous chemicals were spoken of, a permit is the one for them. */
export const CUES_OF_CHEMICALS: readonly Cue[] = CUES.map((cue) =>
  cue.fact === "safetyAccessOk"
    ? { ...cue, topic: new RegExp(`${cue.topic.source}|${PERMIT.source}`, "iu") }
    : cue,
);
