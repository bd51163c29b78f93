import { describe, expect, it, onTestFinished } from "vitest";
import { maxDownload } from "../../../bot/core/file-limits.ts";
import { ANN, aPost, openPlayground, type Playground } from "./playground.ts";
import { openWindow, post, postFile } from "./window.ts";

async function setup(): Promise<Playground> {
  const playground = await openPlayground();
  onTestFinished(async () => {
    await playground.adapter.stop();
    await playground.server.close();
  });
  return playground;
}

const UPLOAD = { id: "upload-1", name: "现场.png", type: "image/png", bytes: 3 };

describe("a file of the playground", () => {
  it("is shown to every window, a picture in its place, and can be saved", async () => {
    const { address, events } = await setup();
    const window = await openWindow(address, [ANN.chatId]);
    onTestFinished(() => window.close());
    await postFile(address, UPLOAD.id, new Uint8Array([1, 2, 3]));
    await post(address, "messages", aPost({ text: "", files: [UPLOAD] }));
    await window.has(1);

    const content = window.received[0]?.content;
    const href = "/playground/documents/up-upload-1";
    expect(content).toEqual({
      kind: "files",
      files: [{ name: UPLOAD.name, href, isImage: true }],
    });
    const saved = await fetch(new URL(href, address));
    expect([...new Uint8Array(await saved.arrayBuffer())]).toEqual([1, 2, 3]);
    expect(events[0]).toMatchObject({ files: [{ kind: "image", bytes: 3 }], text: "" });
  });

  it("is refused over the limit, under a name of another form, and from another site", async () => {
    const { address } = await setup();
    const large = await postFile(address, "upload-2", new Uint8Array(maxDownload("web") + 1));
    expect(large.status).toBe(413);
    expect((await postFile(address, "a", new Uint8Array([1]))).status).toBe(400);
    const elsewhere = await fetch(`${address}/playground/files/upload-3`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", origin: "http://evil.example" },
      body: "x",
    });
    expect(elsewhere.status).toBe(403);
  });

  it("that is not there any more is gone for good: the oldest make room for the newest", async () => {
    const { address, adapter } = await setup();
    const bytes = new Uint8Array(maxDownload("web"));
    for (let n = 0; n < 14; n++) await postFile(address, `upload-${n}`, bytes);
    const open = (id: string) =>
      adapter.open({ channel: "web", id, messageId: "m", kind: "document" });
    await expect(open("up-upload-0")).rejects.toMatchObject({ failure: "source_gone" });
    expect((await open("up-upload-13")).size).toBe(bytes.byteLength);
  });
});
