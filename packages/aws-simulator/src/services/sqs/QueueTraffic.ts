/** What has happened at a queue since its metrics were published last. */
export class QueueTraffic {
  sent = 0;
  deduplicated = 0;
  received = 0;
  deleted = 0;
  emptyReceives = 0;
  sizedMessages = 0;
  bytes = 0;

  noteSize(bytes: number, messages = 1): void {
    this.sizedMessages += messages;
    this.bytes += bytes * messages;
  }

  reset(): void {
    this.sent = 0;
    this.deduplicated = 0;
    this.received = 0;
    this.deleted = 0;
    this.emptyReceives = 0;
    this.sizedMessages = 0;
    this.bytes = 0;
  }
}
