import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  IncidentNotification,
  parseArn,
  PostureDigest,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  IncidentChannel,
  Shard,
} from '@pipeline-health/plugin-pipeline-health-node';
import { createHash } from 'node:crypto';
import { AwsAccess } from '../access';

/** What SNS takes as a subject: printable ASCII, no longer than that. */
const LONGEST_SUBJECT = 99;

const SAID = {
  critical: 'is critical',
  merged: 'follows from another incident',
  resolved: 'is over',
};

/** Tells owners by an SNS topic, whose subscriptions can filter by message attributes. */
export class SnsChannel implements IncidentChannel {
  readonly id: string;

  constructor(
    private readonly topicArn: string,
    private readonly accessOf: (shard: Shard) => AwsAccess,
  ) {
    this.id = `sns ${topicArn}`;
  }

  async tell(notification: IncidentNotification): Promise<void> {
    const { about, recipient, incident } = notification;
    await this.publish({
      subject: subjectOf(notification),
      message: notification,
      attributes: { about, owner: recipient, worst: incident.worst },
      group: incident.id,
    });
  }

  async tellDigest(digest: PostureDigest): Promise<void> {
    const { recipient, score } = digest;
    await this.publish({
      subject: `${score} of 100 points of posture: ${recipient}`,
      message: digest,
      attributes: { about: 'posture', owner: recipient },
      group: `posture-${hashOf(recipient)}`,
    });
  }

  private async publish(told: {
    subject: string;
    message: object;
    attributes: { [name: string]: string };
    /** What stays in order on a topic that keeps it. */
    group: string;
  }): Promise<void> {
    const { account, region } = parseArn(this.topicArn);
    const message = JSON.stringify(told.message);
    await this.accessOf({ account, region })
      .client(SNSClient)
      .send(
        new PublishCommand({
          TopicArn: this.topicArn,
          Subject: printable(`Pipeline Health: ${told.subject}`),
          Message: message,
          MessageAttributes: attributesOf(told.attributes),
          ...(this.topicArn.endsWith('.fifo') && {
            MessageGroupId: told.group,
            MessageDeduplicationId: hashOf(message),
          }),
        }),
      );
  }
}

function subjectOf({ about, incident }: IncidentNotification): string {
  const [first, ...others] = incident.pipelines;
  const who = others.length
    ? `${first.title} and ${others.length} more`
    : first.title;
  const said = incident.unwatched ? 'is not watched any more' : SAID[about];
  return `${said}: ${who}`;
}

/** Titles are free texts, and SNS refuses what is no letter, digit or mark of ASCII. */
function printable(subject: string): string {
  return subject.replace(/[^ -~]/g, '?').slice(0, LONGEST_SUBJECT);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function attributesOf(values: { [name: string]: string }) {
  return Object.fromEntries(
    Object.entries(values).map(([name, StringValue]) => [
      name,
      { DataType: 'String', StringValue },
    ]),
  );
}
