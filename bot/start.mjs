// Plain JavaScript, so that an older Node can say what it lacks instead of failing on the first type.

import module from "node:module";

// What is experimental is chosen knowingly (type stripping, node:sqlite); other warnings stay.
process.removeAllListeners("warning");
process.on("warning", (warning) => {
  if (warning.name !== "ExperimentalWarning") process.stderr.write(`${warning.stack}\n`);
});

if (process.features.typescript) {
  // What stripped and compiled code the last start left is taken as it is: a third of the time to start.
  module.enableCompileCache();
  // What our files import of ours is named in full. Node would look for each of them on the disk and ask its package
  // what kind of file it is: a tenth of the time to start.
  module.registerHooks({
    resolve: (name, importer, next) =>
      /^\..*\.ts$/.test(name)
        ? {
            url: new URL(name, importer.parentURL).href,
            format: "module-typescript",
            shortCircuit: true,
          }
        : next(name, importer),
  });
  const { main } = await import("./main.ts");
  await main();
  module.flushCompileCache();
} else {
  process.stderr.write(
    `This needs Node 24 or later and runs on ${process.version}: type "npm ci" and then "npm start", which use the Node that comes with the project.\n`,
  );
  process.exitCode = 1;
}
