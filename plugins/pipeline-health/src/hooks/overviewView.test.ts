import {
  asksForAnything,
  isFiltered,
  NOTHING_ASKED,
  readView,
  toggleHealth,
  writeView,
} from './overviewView';

describe('the view in the address', () => {
  it('comes back as it was written', () => {
    const view = readView(
      new URLSearchParams(
        'health=warning&health=critical&owner=group%3Adefault%2Fa&system=system%3Adefault%2Fb&kind=sqs-queue&region=eu-west-1&text=orders&starred=true&sort=loss&order=desc&group=owner&folded=&columns=owner,loss',
      ),
    );
    expect(view).toEqual({
      health: ['critical', 'warning'],
      owner: ['group:default/a'],
      system: ['system:default/b'],
      kind: ['sqs-queue'],
      account: [],
      region: ['eu-west-1'],
      text: 'orders',
      starred: true,
      orderBy: 'loss',
      descending: true,
      groupBy: 'owner',
      folded: [''],
      columns: ['loss', 'owner'],
    });
    const written = writeView(new URLSearchParams('tab=1'), view);
    expect(readView(written)).toEqual(view);
    expect(written.get('tab')).toBe('1');
  });

  it('leaves out what does not exist', () => {
    const view = readView(
      new URLSearchParams('health=purple&sort=colour&group=kind'),
    );
    expect(view).toEqual(NOTHING_ASKED);
    expect(isFiltered(view)).toBe(false);
  });

  it('tells all from nothing said', () => {
    const all = writeView(new URLSearchParams(), NOTHING_ASKED);
    expect(asksForAnything(all)).toBe(true);
    expect(asksForAnything(new URLSearchParams('tab=1'))).toBe(false);
    expect(readView(all)).toEqual(NOTHING_ASKED);
  });

  it('keeps a table without columns', () => {
    const view = { ...NOTHING_ASKED, columns: [] };
    expect(readView(writeView(new URLSearchParams(), view))).toEqual(view);
  });

  it('switches a health on and off', () => {
    const one = toggleHealth(NOTHING_ASKED, 'critical');
    expect(one.health).toEqual(['critical']);
    expect(isFiltered(one)).toBe(true);
    expect(toggleHealth(one, 'critical').health).toEqual([]);
  });
});
