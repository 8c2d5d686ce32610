import { queue } from '../__testUtils__/fixtures';
import {
  profileJob,
  splitCrawler,
  transform,
  warehouse,
} from '../__testUtils__/batchStages';
import { panelOf, plainInventory } from './stagePanels';

describe('panelOf', () => {
  it('has a panel for kinds whose figures deserve one', () => {
    const stages = [splitCrawler, transform, warehouse, profileJob];
    stages.forEach(make => expect(panelOf(make(0))).toBeDefined());
    expect(panelOf(queue(0, 'orders'))).toBeDefined();
    expect(panelOf(queue(0, 'odd', { kind: 's3-bucket' }))).toBe(undefined);
    expect(panelOf(queue(0, 'odd', { kind: 'constructor' }))).toBe(undefined);
  });

  it.each([splitCrawler, transform, warehouse, profileJob])(
    'has none before the first answer, and for an inventory of another shape',
    make => {
      expect(panelOf(make(0, { inventory: {} }))).toBe(undefined);
      const odd = { targets: 7, quality: 7, loadStatus: 7, type: 7 };
      expect(panelOf(make(0, { inventory: odd }))).toBe(undefined);
    },
  );
});

describe('plainInventory', () => {
  it('leaves out what the panel shows', () => {
    expect(plainInventory(splitCrawler(0))).toEqual({
      state: 'READY',
      database: 'clickstream',
    });
  });

  it('is everything when there is no panel, or it cannot read it', () => {
    const { inventory } = queue(0, 'orders');
    expect(plainInventory(queue(0, 'orders'))).toEqual(inventory);
    const odd = { targets: 7 };
    expect(plainInventory(splitCrawler(0, { inventory: odd }))).toEqual(odd);
  });
});
