import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ListedItems, readPages } from '../../aws/paging';
import { Said } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../../judging';
import { newKeysFrom } from './newKeysFrom';
import { sayAll, sayListing } from './sayListing';

const DAY_MS = 86_400_000;

/** At most so many thousands of objects are listed below one prefix. */
const MAX_PAGES = 5;
/** In a prefix with more folders nobody looks into each of them. */
const MAX_FOLDERS = 8;
/** Folders are looked into so deep. */
const MAX_DEPTH = 2;
/** How many days back new objects are looked for, until some are found. */
const DAYS_BACK = [1, 8, 64, 512];
/** So many days tell when objects usually come. */
const HISTORY_DAYS = [8, 2];
/** S3 lists so many at once. */
const PAGE = 1_000;

/** An object, as far as a listing tells of it. */
export interface ListedObject {
  key: string;
  bytes: number;
  /** Epoch milliseconds. */
  at: number;
}

/** What lies right below a prefix. */
export interface Top {
  folders: string[];
  objects: ListedObject[];
  complete: boolean;
}

/** The objects below a prefix, as far as they were listed. */
export interface Below {
  objects: ListedObject[];
  /** Epoch milliseconds; of the objects from before it not all were listed. */
  from?: number;
  /** Why new objects may have been missed. */
  missed?: Said;
}

/** How what lies below a prefix is listed. */
interface Ways {
  /** What lies right below it, if that is known already. */
  top?: Top;
  /** How deep it lies in the folders that are looked into. */
  depth?: number;
  /** Whether the days before matter as well. */
  history?: boolean;
}

/**
 * Lists a bucket. S3 lists by key, a thousand at a time, so that of very many
 * objects the new ones are reached only where their keys tell the time.
 */
export class BucketLister {
  private readonly known = new Map<string, Promise<Below>>();

  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly now: number,
  ) {}

  async top(prefix: string): Promise<Top> {
    const pages = await readPages(MAX_PAGES, async token => {
      const page = await this.page({ prefix, delimiter: '/', token });
      return { ...page, items: [page] };
    });
    return {
      folders: pages.items.flatMap(({ folders }) => folders),
      objects: pages.items.flatMap(({ objects }) => objects),
      complete: pages.complete,
    };
  }

  /**
   * The objects below a prefix: all of them or, where there are too many, the
   * new ones, by their keys, or by those in its folders.
   */
  below(prefix: string, ways: Ways = {}): Promise<Below> {
    const known = this.known.get(prefix) ?? this.listBelow(prefix, ways);
    this.known.set(prefix, known);
    return known;
  }

  private async listBelow(
    prefix: string,
    { top, depth = 0, history = false }: Ways,
  ): Promise<Below> {
    const first = await this.objects({ prefix, pages: 1 });
    if (first.complete) {
      return { objects: first.items };
    }
    const recent = await this.recent(prefix, first.items[0]?.key, history);
    if (recent) {
      return recent;
    }
    const near =
      top ?? (depth < MAX_DEPTH ? await this.top(prefix) : undefined);
    if (
      near?.complete &&
      near.folders.length > 0 &&
      near.folders.length <= MAX_FOLDERS
    ) {
      return this.inFolders(near, { depth: depth + 1, history });
    }
    const { items, complete } = await this.objects({
      prefix,
      pages: MAX_PAGES,
    });
    return {
      objects: items,
      ...(!complete && {
        missed: sayListing('no-order', { count: items.length, prefix }),
      }),
    };
  }

  private async recent(
    prefix: string,
    firstKey: string | undefined,
    history: boolean,
  ): Promise<Below | undefined> {
    let noneSince: number | undefined;
    for (const days of DAYS_BACK) {
      const from = this.now - days * DAY_MS;
      const startAfter = newKeysFrom(prefix, firstKey, from);
      if (!startAfter) {
        return undefined;
      }
      const { items, complete } = await this.objects({
        prefix,
        startAfter,
        pages: MAX_PAGES,
      });
      if (!complete && noneSince === undefined) {
        const missed = sayListing('too-many', {
          count: items.length,
          prefix,
          window: seconds((days * DAY_MS) / 1000),
        });
        return { objects: items, from, missed };
      }
      if (!complete) {
        break;
      }
      if (items.length) {
        return history && days === DAYS_BACK[0]
          ? this.withHistory({ prefix, firstKey, objects: items, from })
          : { objects: items, from };
      }
      noneSince = from;
    }
    return { objects: [], from: noneSince };
  }

  /** With those of the days before, where these are not too many: they tell when objects usually come. */
  private async withHistory({
    prefix,
    firstKey,
    ...known
  }: Below & { prefix: string; firstKey: string | undefined }): Promise<Below> {
    const days = HISTORY_DAYS.find(
      each => each * known.objects.length < 0.9 * MAX_PAGES * PAGE,
    );
    const from = this.now - (days ?? 0) * DAY_MS;
    const startAfter = days && newKeysFrom(prefix, firstKey, from);
    if (!startAfter) {
      return known;
    }
    const { items, complete } = await this.objects({
      prefix,
      startAfter,
      pages: MAX_PAGES,
    });
    return complete ? { objects: items, from } : known;
  }

  private async inFolders(
    { folders, objects }: Top,
    ways: Ways,
  ): Promise<Below> {
    const parts: Below[] = [{ objects }];
    for (const folder of folders) {
      parts.push(await this.below(folder, ways));
    }
    const from = parts.flatMap(part => part.from ?? []);
    const missed = parts.flatMap(part => part.missed ?? []);
    return {
      objects: parts.flatMap(part => part.objects),
      ...(from.length && { from: Math.max(...from) }),
      ...(missed.length && { missed: sayAll(missed) }),
    };
  }

  private objects(from: {
    prefix: string;
    startAfter?: string;
    pages: number;
  }): Promise<ListedItems<ListedObject>> {
    const { pages, ...where } = from;
    return readPages(pages, async token => {
      const { objects, nextToken } = await this.page({ ...where, token });
      return { items: objects, nextToken };
    });
  }

  private async page(where: {
    prefix: string;
    delimiter?: string;
    startAfter?: string;
    token: string | undefined;
  }): Promise<{
    folders: string[];
    objects: ListedObject[];
    nextToken: string | undefined;
  }> {
    const answer = await this.client.send(
      new ListObjectsV2Command({
        Bucket: this.bucket,
        Prefix: where.prefix,
        Delimiter: where.delimiter,
        StartAfter: where.startAfter,
        ContinuationToken: where.token,
      }),
    );
    return {
      folders: (answer.CommonPrefixes ?? []).flatMap(
        ({ Prefix }) => Prefix ?? [],
      ),
      objects: (answer.Contents ?? []).flatMap(({ Key, Size, LastModified }) =>
        Key && LastModified
          ? [{ key: Key, bytes: Size ?? 0, at: LastModified.getTime() }]
          : [],
      ),
      nextToken: answer.NextContinuationToken,
    };
  }
}
