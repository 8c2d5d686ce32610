import { connect } from 'node:http2';
import { startTestSimulator } from '../testSimulator';

describe('HttpServer', () => {
  it('speaks HTTP/1.1 and HTTP/2 on one address', async () => {
    const aws = await startTestSimulator();
    const first = await fetch(`${aws.simulator.url}/_simulator`);
    expect(first.status).toBe(200);

    const session = connect(aws.simulator.url);
    const stream = session.request({
      ':method': 'POST',
      ':path': '/',
      'x-amz-target': 'AmazonSQS.CreateQueue',
    });
    stream.end(JSON.stringify({ QueueName: 'orders' }));
    stream.setEncoding('utf8');
    let text = '';
    for await (const chunk of stream) {
      text += chunk;
    }
    await new Promise<void>(resolve => session.close(resolve));
    expect(JSON.parse(text)).toEqual({
      QueueUrl: `${aws.simulator.url}/123456789012/orders`,
    });
    await aws.stop();
  });

  it('tells its own time', async () => {
    const aws = await startTestSimulator();
    const { headers } = await fetch(aws.simulator.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSQS.ListQueues' },
      body: '{}',
    });
    const now = aws.simulator.clock.now();
    expect(headers.get('date')).toBe(new Date(now).toUTCString());
    await aws.stop();
  });

  it('refuses a port that is taken', async () => {
    const aws = await startTestSimulator();
    const port = Number(new URL(aws.simulator.url).port);
    await expect(startTestSimulator({ port })).rejects.toThrow('EADDRINUSE');
    await aws.stop();
  });
});
