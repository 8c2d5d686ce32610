import { ConfigReader } from '@backstage/config';
import { readDiscoverySettings } from './config';

const read = (pipelineHealth: object) =>
  readDiscoverySettings(
    new ConfigReader({ catalog: { providers: { pipelineHealth } } }),
  );

describe('readDiscoverySettings', () => {
  it('is nothing where nobody wants it', () => {
    expect(readDiscoverySettings(new ConfigReader({}))).toBeUndefined();
  });

  it('has defaults for all but the rules', () => {
    expect(
      read({ rules: [{ tag: 'a' }, { tag: 'a=b=c' }, { stack: 'x.*-y' }] }),
    ).toMatchObject({
      rules: [{ tag: 'a' }, { tag: 'a', value: 'b=c' }, { stack: /^x\..*-y$/ }],
      schedule: { frequency: { hours: 1 } },
      ownerTag: 'owner',
      defaultOwner: 'unknown',
      namespace: 'default',
      maxDepth: 2,
      maxResources: 10_000,
    });
  });

  it.each([
    [{}, /rules: expected a list of rules/],
    [{ rules: [] }, /rules: expected at least one rule/],
    [{ rules: [{}] }, /rules\.0: expected one of tag, stack or name/],
    [
      { rules: [{ tag: 'a', name: 'b' }] },
      /rules\.0: expected one of tag, stack or name/,
    ],
    [
      { rules: [{ name: '(' }] },
      /rules\.0: expected a regular expression such as/,
    ],
    [
      { rules: [{ tag: 'a' }], maxDepth: 9 },
      /maxDepth: expected a whole number from 0 to 5/,
    ],
    [{ rules: [{ tag: 'a' }], namespace: 'A b' }, /namespace: expected/],
    [{ rules: [{ tag: 'a' }], ruls: [] }, /Unrecognized key: "ruls"/],
  ])('refuses %j', (written, message) => {
    expect(() => read(written)).toThrow(message);
    expect(() => read(written)).toThrow('catalog.providers.pipelineHealth');
  });
});
