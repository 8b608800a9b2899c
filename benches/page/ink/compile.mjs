// Compiles the story: `node compile.mjs STORY.ink OUT.json`. What the compiler has to say is told; errors stop it.
import { readFileSync, writeFileSync } from "node:fs";
import { Compiler, CompilerOptions } from "inkjs/full";

const [source, out] = process.argv.slice(2);
let wrong = 0;
const tell = (message, type) => {
  if (type === 2) wrong += 1;
  console.error(message);
};
const options = new CompilerOptions(null, [], false, tell);
const story = new Compiler(readFileSync(source, "utf8"), options).Compile();
if (wrong || !story) process.exit(1);
writeFileSync(out, story.ToJson());
