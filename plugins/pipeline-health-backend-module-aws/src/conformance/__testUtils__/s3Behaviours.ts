import { DeliveryLab } from './DeliveryLab';

/**
 * How S3 behaves, as far as we rely on it: what is said of each, and its proof.
 */
export function s3Behaviours(lab: DeliveryLab): {
  [behaviour: string]: () => Promise<void>;
} {
  return {
    'folds folders, and lists those of failed documents': async () => {
      await lab.createBucket('failed');
      await lab.put('failed', [
        'events/AmazonOpenSearchService_failed/2026/03/02/10/a',
        'events/processing-failed/2026/03/02/10/größe & mehr <1>',
        'events/2026/03/02/10/b',
      ]);
      const { inventory, samples } = await lab.source.describe(
        lab.bucket('failed', 'events/'),
      );
      expect(inventory).toMatchObject({
        role: 'backup',
        folders: { answer: 3 },
        contents: { answer: { objects: 3, bytes: 21 } },
        failed: {
          answer: [
            {
              prefix: 'events/AmazonOpenSearchService_failed/',
              objects: 1,
              objectsLastHour: 1,
            },
            {
              prefix: 'events/processing-failed/',
              newestKey:
                'events/processing-failed/2026/03/02/10/größe & mehr <1>',
            },
          ],
        },
      });
      expect(samples.failedObjects.value).toBe(2);
    },

    'lists more objects than fit on a page, once each': async () => {
      await lab.createBucket('raw');
      await lab.put(
        'raw',
        Array.from({ length: 1_030 }, (_, index) => `part-${index}`),
      );
      const { inventory } = await lab.source.describe(
        lab.bucket('raw', 'part-'),
      );
      expect(inventory).toMatchObject({
        contents: { answer: { objects: 1_030 } },
      });
    },

    'lists nothing below a prefix without objects': async () => {
      await lab.createBucket('empty');
      const { inventory } = await lab.source.describe(
        lab.bucket('empty', 'plays/'),
      );
      expect(inventory).toMatchObject({
        contents: { answer: { objects: 0 } },
        failed: { answer: [] },
      });
    },

    'says that a bucket is not there': async () => {
      expect((await lab.problemOf(lab.bucket('never')))?.code).toBe(
        'not-found',
      );
    },
  };
}
