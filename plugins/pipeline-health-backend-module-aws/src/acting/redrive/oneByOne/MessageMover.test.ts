import { fakeAccess } from '../../../__testUtils__/fakeAccess';
import { toSourceError } from '../../../aws/clients/toSourceError';
import { MessageMover } from './MessageMover';
import { MovingRefused, NOTHING_MOVED, whyRefused } from './Moving';

const arnOf = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;
const ORDER = { queueArn: arnOf('orders-dlq'), limit: 2, perSecond: 5 };
const FIRST = { number: 1, since: 0 };

const ofKey = (action: string, name: string, message: string) => () => {
  throw toSourceError(
    Object.assign(new Error(message), {
      name,
      $metadata: { httpStatusCode: 400 },
    }),
    {
      action,
      shard: { account: '123456789012', region: 'eu-central-1' },
    },
  );
};

const letters = () => ({
  Messages: [
    {
      MessageId: 'm1',
      ReceiptHandle: 'r1',
      Body: '{}',
      Attributes: { DeadLetterQueueSourceArn: arnOf('orders') },
    },
  ],
});

describe('moving messages whose key cannot be used', () => {
  const refusalOf = async (answers: Parameters<typeof fakeAccess>[0]) => {
    const access = fakeAccess(answers);
    const mover = new MessageMover();
    const received = await mover
      .advance(access, ORDER, NOTHING_MOVED, FIRST)
      .then(({ moving }) => mover.advance(access, ORDER, moving, FIRST))
      .catch((error: unknown) => error);
    expect(received).toBeInstanceOf(MovingRefused);
    return received as MovingRefused;
  };

  // An answer to DeleteMessage is not given: to ask for it fails the test.
  it('deletes nothing that the destination could not encrypt, and says why', async () => {
    const refused = await refusalOf({
      ReceiveMessage: letters,
      SendMessage: ofKey(
        'sqs:SendMessage',
        'KmsDisabled',
        'arn:aws:kms:eu-central-1:123456789012:key/k is disabled.',
      ),
    });
    expect(whyRefused(refused).values.message).toMatch(
      /sqs:SendMessage failed .* is disabled/,
    );
  });

  it('names the right that is missing for the key', async () => {
    const { refusal } = await refusalOf({
      ReceiveMessage: ofKey(
        'sqs:ReceiveMessage',
        'KmsAccessDenied',
        'User: arn:aws:sts::1:assumed-role/r is not authorized to perform: kms:Decrypt on resource: k',
      ),
    });
    expect(refusal).toMatchObject({
      code: 'access-denied',
      missingPermission: 'kms:Decrypt',
    });
  });
});
