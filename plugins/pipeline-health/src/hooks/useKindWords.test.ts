import { kindDescription } from '../__testUtils__/kinds';
import { kindWords } from './useKindWords';

const tank = kindDescription('tank', 'Tank', {
  metrics: [{ metric: 'level', title: 'Level', unit: 'ratio' }],
  relations: [{ relation: 'pipe', title: 'drains into' }],
  inventory: [{ key: 'lid.weight', title: 'Weight of the lid', unit: 'count' }],
});
const well = kindDescription('well', 'Well', {
  relations: [{ relation: 'pipe', title: 'is pumped into' }],
});

describe('kindWords', () => {
  const english = kindWords([tank, well], () => undefined);
  const german: { [key: string]: string } = {
    'kind.tank': 'Behälter',
    'metric.level': 'Pegel',
    'evidence.leaksInARow': 'Lecks in Folge',
    'relation.pipe': 'fließt nach',
    'inventory.tank.lid.weight': 'Gewicht des Deckels',
  };
  const translated = kindWords([tank, well], key => german[key]);

  it('are those of the kind', () => {
    expect(english.kind('tank')).toBe('Tank');
    expect(english.metric('tank', 'level')).toBe('Level');
    expect(english.metric('tank', 'level.west')).toBe('Level: west');
    expect(english.relation('pipe', ['well'])).toBe('is pumped into');
    expect(english.relation('pipe', ['river'])).toBe('drains into');
    expect(english.fact('tank', 'lid.weight')).toEqual({
      title: 'Weight of the lid',
      unit: 'count',
    });
  });

  it('are those of the language that has them', () => {
    const figure = { metric: 'level.west', title: 'Level: west' };
    expect(translated.kind('tank')).toBe('Behälter');
    expect(translated.metric('tank', 'level.west')).toBe('Pegel: west');
    expect(translated.figure(figure)).toBe('Pegel: west');
    expect(
      translated.figure({ metric: 'leaksInARow', title: 'Leaks in a row' }),
    ).toBe('Lecks in Folge');
    expect(translated.relation('pipe', [])).toBe('fließt nach');
    expect(translated.fact('tank', 'lid.weight')?.title).toBe(
      'Gewicht des Deckels',
    );
    expect(english.figure(figure)).toBe('Level: west');
  });

  it('are the keys made readable where nobody has any', () => {
    expect(english.kind('constructor')).toBe('constructor');
    expect(english.metric('well', 'queueWaitSeconds')).toBe('Queue wait');
    expect(english.relation('hand-over', [])).toBe('hand over');
    expect(english.fact('tank', 'lid')).toBeUndefined();
  });
});
