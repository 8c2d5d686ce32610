import { priceOf } from './priceTable';

describe('priceOf', () => {
  it('says whose list price it is', () => {
    expect(priceOf('firehose.gigabyte', 'eu-west-2')).toMatchObject({
      usd: 0.035,
      region: 'eu-west-2',
    });
    expect(priceOf('firehose.gigabyte', 'ap-south-1')).toMatchObject({
      usd: 0.029,
      region: 'us-east-1',
    });
  });

  it('takes what the site pays before the list', () => {
    const own = { 'sqs.standard-request': 1, 'glue.dpu-hour': { a: 0.3 } };
    expect(priceOf('sqs.standard-request', 'a', own)?.usd).toBe(1);
    expect(priceOf('glue.dpu-hour', 'a', own)?.usd).toBe(0.3);
    expect(priceOf('glue.dpu-hour', 'b', own)?.usd).toBe(0.44);
  });

  it('takes a price of what the list does not have', () => {
    const name = 'opensearch.instance-hour.x9.huge.search';
    expect(priceOf(name, 'a')).toBeUndefined();
    expect(priceOf(name, 'a', { [name]: 7 })).toMatchObject({
      usd: 7,
      title: name,
    });
  });
});
