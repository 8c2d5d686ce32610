import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { actionMessages, clause, say, sayInTurn, sayOf } from './say';

const code = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts') && !path.includes('.test.'))
  .map(path => readFileSync(resolve(__dirname, path), 'utf8'))
  .join('\n');

describe('what actions say', () => {
  it('has a template for everything', () => {
    const said = [
      ...code.matchAll(/\b(?:say|clause|priced)\(\s*'([\w-]+)'/g),
      ...code.matchAll(/\bsayOf\(\s*\w+,\s*'([\w-]+)'/g),
    ].map(([, name]) => `action.${name}`);
    const keys = Object.keys(actionMessages);
    expect(said.length).toBeGreaterThan(0);
    expect(
      said.filter(
        key => !keys.some(it => it === key || it.startsWith(`${key}_`)),
      ),
    ).toEqual([]);
  });

  it('is English, and what that is made of', () => {
    expect(
      say('letters', { count: 2, moving: clause('moving', {}, 'by-sqs') }),
    ).toEqual({
      message: '2 messages wait; SQS chooses the velocity.',
      sentence: {
        key: 'action.letters',
        values: {
          count: 2,
          moving: { key: 'action.moving', variant: 'by-sqs', values: {} },
        },
      },
    });
    expect(
      sayInTurn(clause('came-back'), clause('moved', {}, 'none'), undefined)
        .message,
    ).toBe('Stopped by itself: what was moved came back. None was moved.');
  });

  it('quotes a finding by its own templates', () => {
    const message = { key: 'tank.leak', values: { count: 2 } };
    expect(sayOf({ title: '2 litres leak', message }, 'run-cause')).toEqual({
      message: 'What it suffers from is still found: 2 litres leak',
      sentence: {
        key: 'action.run-cause',
        values: { finding: { key: 'tank.leak.title', values: { count: 2 } } },
      },
    });
  });
});
