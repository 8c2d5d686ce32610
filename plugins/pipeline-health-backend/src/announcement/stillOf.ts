import { ToldAdviceList } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DigestNews,
  IncidentNotice,
  isDigest,
  isNotice,
  News,
} from '../evaluation';

/** Who owns the pipelines of these entities now; without those that nobody owns or that are gone. */
export type OwnersOf = (
  entityRefs: readonly string[],
) => Promise<Map<string, string>>;

/**
 * What of some news is still to be told to whom it was for: nobody is told of
 * what became somebody else's while it waited to be told. Undefined when nothing
 * is left.
 */
export async function stillOf(
  news: News,
  owners: OwnersOf,
): Promise<News | undefined> {
  if (isNotice(news)) {
    return noticeStillOf(news, owners);
  }
  return isDigest(news) ? digestStillOf(news, owners) : news;
}

async function noticeStillOf(
  notice: IncidentNotice,
  owners: OwnersOf,
): Promise<IncidentNotice | undefined> {
  const { recipient, incident } = notice;
  const now = await owners(incident.pipelines.map(it => it.entityRef));
  const pipelines = incident.pipelines.filter(
    ({ entityRef }) => (now.get(entityRef) ?? recipient) === recipient,
  );
  return pipelines.length > 0
    ? { ...notice, incident: { ...incident, pipelines } }
    : undefined;
}

async function digestStillOf(
  digest: DigestNews,
  owners: OwnersOf,
): Promise<DigestNews | undefined> {
  const { recipient, appeared, followed, open } = digest;
  const now = await owners(
    [appeared, followed, open].flatMap(({ first }) =>
      first.map(({ pipeline }) => pipeline.entityRef),
    ),
  );
  const still = ({ count, first }: ToldAdviceList): ToldAdviceList => {
    const theirs = first.filter(
      ({ pipeline }) =>
        (now.get(pipeline.entityRef) ?? recipient) === recipient,
    );
    return { count: count - first.length + theirs.length, first: theirs };
  };
  const left = {
    ...digest,
    appeared: still(appeared),
    followed: still(followed),
    open: still(open),
  };
  return left.appeared.count + left.followed.count > 0 ? left : undefined;
}
