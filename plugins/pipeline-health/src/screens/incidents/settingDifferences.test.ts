import { InventoryWords } from '../stage/inventoryFacts';
import { settingDifferences } from './settingDifferences';

const words: InventoryWords = {
  order: [],
  wordsOf: path =>
    path === 'redrivePolicy.maxReceiveCount'
      ? { title: 'Receives before a message is set aside' }
      : undefined,
};
const change = {
  stage: 'arn:queue',
  at: '2026-03-01T12:00:00.000Z',
  setting: 'redrivePolicy',
  title: 'Redrive policy',
};
const write = ({ value }: { value: unknown }) => String(value);

describe('settingDifferences', () => {
  it('tells of a setting of many parts the one that differs', () => {
    expect(
      settingDifferences(
        {
          ...change,
          before: { queue: 'dlq', maxReceiveCount: 5 },
          after: { queue: 'dlq', maxReceiveCount: 1 },
        },
        words,
        write,
      ),
    ).toEqual([
      {
        label: 'Receives before a message is set aside',
        before: '5',
        after: '1',
      },
    ]);
  });

  it('tells what was set that was not, and the other way round', () => {
    expect(settingDifferences({ ...change, after: 7 }, words, write)).toEqual([
      { label: 'Redrive policy', before: undefined, after: '7' },
    ]);
    expect(settingDifferences({ ...change, before: 7 }, words, write)).toEqual([
      { label: 'Redrive policy', before: '7', after: undefined },
    ]);
  });

  it('names the setting where its difference is too deep to tell', () => {
    const list = (last: string) =>
      ['a', 'b', 'c', last].map(name => ({ name, size: 1 }));
    expect(
      settingDifferences(
        { ...change, before: list('d'), after: list('e') },
        words,
        write,
      ),
    ).toEqual([{ label: 'Redrive policy' }]);
  });
});
