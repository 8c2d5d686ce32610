/**
 * What moto does in another way than AWS and our simulator do. Each entry names
 * a test of the suite; that test must then fail against moto, so that an entry
 * which is no longer true is noticed. Nothing else may differ.
 */
export const MOTO_DIFFERENCES: { [test: string]: string } = {
  'says which action is missing when a queue is refused':
    'moto checks permissions only in a mode that holds for the whole server and all its tests',
  'says which queue set a dead letter aside':
    'moto has no DeadLetterQueueSourceArn',
  'moves dead letters by itself, and tells how far it is':
    'moto has no message move tasks',
};
