import { hopsOf } from './hopsOf';
import { Delivery } from './readDelivery';

const stream: Delivery = {
  source: { type: 'DirectPut' },
  destination: { type: 'opensearch', bufferIntervalSeconds: 60 },
  backup: { content: 'failed' },
};
const totals = {
  incomingRecords: 60_000,
  deliveredRecords: 48_000,
  backupRecords: 11_000,
};

describe('hopsOf', () => {
  it('tells what was neither delivered nor kept, and how much of it may still be gathered', () => {
    expect(hopsOf(stream, totals)).toEqual({
      into: 60_000,
      delivered: 48_000,
      backedUp: 11_000,
      unaccounted: 1_000,
      gathered: 3_000,
    });
  });

  it('does not call lost what was delivered of the hour before', () => {
    expect(
      hopsOf(stream, { ...totals, deliveredRecords: 70_000 })?.unaccounted,
    ).toBe(0);
  });

  it('says nothing of what is missing where a transform may drop it, or a backup keeps everything', () => {
    const transform = { enabled: true, bufferIntervalSeconds: 60 };
    const changed = hopsOf(
      { ...stream, transform },
      { ...totals, transformedRecords: 59_000 },
    );
    expect(changed).toMatchObject({ transformed: 59_000, delivered: 48_000 });
    expect(changed).not.toHaveProperty('unaccounted');
    const copied = hopsOf({ ...stream, backup: { content: 'all' } }, totals);
    expect(copied).not.toHaveProperty('unaccounted');
    expect(copied?.backedUp).toBeUndefined();
  });

  it('is not known without what came in, and has no end without what was delivered', () => {
    expect(hopsOf(stream, { deliveredRecords: 5 })).toBeUndefined();
    expect(hopsOf(stream, { incomingRecords: 5 })).not.toHaveProperty(
      'unaccounted',
    );
  });
});
