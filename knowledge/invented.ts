const PREMISE_EN =
  /\b(?:pretend|imagine|suppose|assume|let'?s say|act as if|make believe)\b.{0,30}\b(?:guidance|document|policy|catalogue|paper|text|annex|rules?)\b.{0,80}\b(?:quote|cite|recite|print|wording|verbatim)\b|\b(?:quote|cite|recite)\b.{0,80}\b(?:as if|as though|pretend\w*)\b|\b(?:make up|invent|fabricate)\b.{0,20}\b(?:clause|rule|quote|passage)\b/iu;
const PREMISE_ZH =
  /(?:假装|假设|假定|就当|假如|当作|想象).{0,6}(?:文件|政策|指导意见|目录|条款|原文).{0,40}(?:引用|引给|引出|原文|念|照抄|出处)|(?:编|造|虚构)(?:一|个|出){0,2}[条段](?:条款|规定|原文|政策)/u;

/** Asks for the words of a clause that it makes up: the documents do not say what they are told to say. */
export function isInvented(question: string): boolean {
  return PREMISE_EN.test(question) || PREMISE_ZH.test(question);
}
