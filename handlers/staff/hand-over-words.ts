/** What an owner orders of his ticket by words alone, on simplified lower-case text: whole messages. */

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤普刀纳保和木";
/** 由高新区负责, 交给江川县: no person. */
const OFFICES = "[局委区部厅办院所站园州县市省镇乡村]|公司|窗口|政府|企业|单位|中心|银行|平台";
const PERSON = `(?:[小老阿][${SURNAMES}]|[${SURNAMES}](?![一-龥]{0,3}(?:${OFFICES}))[一-龥]{1,2}?)(?:同志|老师|科长|主任|处长|局长|经理|专员|工)?`;
const WHICH = "(?:这[个一]?|它|#?\\d{1,4})";
/** Once and never repeated: it may be nothing, and a repetition of what may be nothing is tried in every way. */
const TICKET = `(?:${WHICH}?(?:单子?|工单|项目|客户|投资者|活儿?)|${WHICH})?`;
const INVESTOR =
  "(?:投资(?:者|人|方|商)|客户|客商|企业|业主|对方|他们?|她们?)(?:那边|那里|方面|方)?";
const DONE = "(?:吧|了|一下|好了|就行|即可|再说|再办)*";
const WORK =
  "(?:来|去|帮忙|继续)*(?:办理?|处理|接手?|接单|跟进?|负责|对接|联系|做|管|答复|回复)(?:他们?|她们?|投资者|客户|对方)?";

/** 等投资者回复, 挂起. */
export const WAITS = new RegExp(
  `^(?:先|那|就|现在|请|帮我|把){0,4}${TICKET}(?:先|就|现在)?(?:设(?:为|成)|标(?:为|成|记为)|改(?:为|成)|转(?:为|成))?(?:在)?(?:等候?|等待|等着)(?:一下|一等)?${INVESTOR}(?:的|来|再|先|给|把)*(?:回复?|答复|回话|回信|回音|消息|材料|资料|补(?:充)?(?:材料|资料)?|反馈|确认|联系)*${DONE}$|^(?:先)?(?:把)?${TICKET}(?:先)?(?:挂起|搁置|挂着)(?:来)?${DONE}$|^(?:please )?(?:set (?:it|this|the ticket) to |mark (?:it|this) as )?(?:wait(?:ing)?(?: for)?|awaiting|pending) (?:the )?(?:investor|client|applicant|him|her|them)(?:'s)?(?: (?:reply|answer|response|papers|documents|to (?:reply|answer|respond)))?$|^(?:please )?put (?:it|this|the ticket) on hold$`,
);

/** 交给张敏: the person's name is what follows. */
export const ASSIGNS = new RegExp(
  `^(?:.{0,16}[,，。;；\\s])?(?:请|帮我|先|那|就|还是|把|下午|上午|明天|今天|这两天|回头)*${TICKET}(?:还是|就|先|改|都)?(?:(?:交给|交由|移交(?:给|到)?|转交(?:给)?|转给|转|分(?:给|配给|派给)|派(?:给)?|指派(?:给)?)(${PERSON})(?:${WORK})?|(?:交给|移交(?:给|到)?)([一-龥]{2,4}窗口)|(?:给|让|请|由|叫|换)(${PERSON})${WORK})${DONE}$|^(?:please )?(?:(?:re)?assign|hand)(?: (?:it|this|the ticket|#?\\d{1,4}))?(?: over)? to (?!you |me |us |the |your |our |my |an? )((?:mr |ms |mrs )?[a-z]{2,12}(?: [a-z]{2,12})?)$`,
);

/** 退回窗口, 这单我不接了. */
export const RELEASES = new RegExp(
  `^(?:请|帮我|先|把)*${TICKET}(?:退回|退给|还给|放回|交回)(?:给)?(?:到)?(?:窗口|队列|群里?|单池)${DONE}$|^(?:退回|退单|弃单)${DONE}$|^(?:这一?单|这个单子?)(?:我)?(?:不接了|接不了|办不了|退了|不办了|退回)${DONE}$|^(?:please )?(?:(?:release|return|give back|send back|put back) (?:it|this|the ticket)|(?:give|send|put) (?:it|this|the ticket) back)(?: (?:back )?to (?:the )?(?:desk|queue))?$`,
);

/** 让投资者补材料, 问一下客户投资多少: to be put to him by the bot. */
export const TELLS =
  /^(?:请|帮我|麻烦|再|先)*(?:问(?:一?问|一下|下)?|催(?:一?催|一下|下)?|提醒|告诉|通知|转告|回复|跟|叫|让|请)(?:一下)?(?:投资(?:者|人|方|商)|客户|客商)(.{0,40})$|^(?:please )?(?:tell|ask|remind|inform|let) the (?:investor|client|applicant)(?:$| .{1,80}$)/;

/** 接单, 接单 #2: that is done on the card. */
export const TAKES =
  /^(?:我(?:来)?)?接(?:单|这一?单)(?:吧|了)?(?:\s*[#＃]?\s*\d{1,4})?$|^accept(?: (?:it|this|the ticket))?(?: ?#? ?\d{1,4})?$/;

/** Names of the card's buttons. */
export const BUTTONS =
  /^(转办|转窗口|transfer|问资料|ask for a fact|改资料|更正资料|correct a fact|另行认定|override)$/;
