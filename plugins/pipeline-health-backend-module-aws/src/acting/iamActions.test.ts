import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fakeAccess } from '../__testUtils__/fakeAccess';
import { awsActions } from '.';

const docs = resolve(__dirname, '../../../../docs');
const page = (name: string) =>
  readFileSync(resolve(docs, `${name}.md`), 'utf8');

const actions = awsActions({
  accessOf: () => fakeAccess({}),
  priceOf: () => undefined,
});

describe.each([...new Set(actions.map(({ id }) => id))])('%s', id => {
  const ofId = actions.filter(action => action.id === id);

  it('is told of with every IAM action that it needs', () => {
    const told = `${page('actions')}${page('redrive')}`;
    const needed = new Set(ofId.flatMap(({ iamActions }) => iamActions));
    expect(needed.size).toBeGreaterThan(0);
    expect([...needed].filter(action => !told.includes(action))).toEqual([]);
    expect(page('actions')).toContain(`\`${id}\``);
  });

  it('is one for a kind', () => {
    const kinds = ofId.flatMap(({ stageKinds }) => stageKinds);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
