import { ConfigError } from "../../bot/core/errors.ts";

const BASES: ReadonlyMap<string, string> = new Map([
  ["feishu", "https://open.feishu.cn"],
  ["lark", "https://open.larksuite.com"],
]);

export interface FeishuApp {
  readonly appId: string;
  readonly appSecret: string;
  /** `feishu`, `lark`, or the address of an open platform without a slash at its end. */
  readonly domain: string;
}

/** Address of the open platform. @throws {ConfigError} when that, the app id or the secret can't be right. */
export function baseOf({ appId, appSecret, domain }: FeishuApp): string {
  const base = BASES.get(domain) ?? domain;
  const problems = [
    ...(/^cli_[0-9a-f]{16}$/i.test(appId)
      ? []
      : ["FEISHU_APP_ID does not look like an app id (cli_ and 16 hexadecimal digits)."]),
    ...(appSecret === "" ? ["FEISHU_APP_SECRET is empty."] : []),
    ...(/^https?:\/\/.*[^/]$/.test(base)
      ? []
      : ["FEISHU_DOMAIN is neither feishu, lark nor an address without a slash at its end."]),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return base;
}
