import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  RELATION_DEPENDS_ON,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { WATCHING_ANNOTATIONS } from '@pipeline-health/plugin-pipeline-health-common';
import { entityPages } from '@pipeline-health/plugin-pipeline-health-node';

const KEPT_FOR_MS = 15_000;
const KEPT_PRINCIPALS = 1_000;
const PAGE_SIZE = 1_000;

const FIELDS = ['kind', 'metadata.namespace', 'metadata.name'];

/** Everything that can be a pipeline; more than those that are does no harm. */
function filterOf(adoptedAnnotations: readonly string[]) {
  const carries = (annotation: string) => ({
    [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
  });
  const component = { kind: 'component' };
  return [
    ...WATCHING_ANNOTATIONS.map(carries),
    ...adoptedAnnotations.map(annotation => ({
      ...component,
      ...carries(annotation),
    })),
    ...(adoptedAnnotations.length > 0
      ? [
          {
            ...component,
            [`relations.${RELATION_DEPENDS_ON}`]: CATALOG_FILTER_EXISTS,
          },
        ]
      : []),
  ];
}

/** Which pipelines the catalog lets somebody see. Remembers it for some seconds. */
export class VisiblePipelines {
  private readonly answers = new Map<
    string,
    { until: number; entityRefs: Promise<readonly string[]> }
  >();

  constructor(
    private readonly options: {
      catalog: CatalogService;
      auth: AuthService;
      adoptedAnnotations: readonly string[];
      clock: () => number;
    },
  ) {}

  /** The entity refs of the watched entities that the catalog answers to these credentials. */
  async of(credentials: BackstageCredentials): Promise<readonly string[]> {
    const key = this.keyOf(credentials);
    const now = this.options.clock();
    const known = key === undefined ? undefined : this.answers.get(key);
    if (known && now < known.until) {
      return known.entityRefs;
    }
    const entityRefs = this.ask(credentials);
    if (key !== undefined) {
      this.keep(key, { until: now + KEPT_FOR_MS, entityRefs });
    }
    return entityRefs;
  }

  private keep(
    key: string,
    answer: { until: number; entityRefs: Promise<readonly string[]> },
  ): void {
    this.answers.delete(key);
    this.answers.set(key, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > KEPT_PRINCIPALS) {
      this.answers.delete(oldest);
    }
    answer.entityRefs.catch(() => {
      if (this.answers.get(key) === answer) {
        this.answers.delete(key);
      }
    });
  }

  /** Only users are remembered: what a service may see can differ from token to token. */
  private keyOf(credentials: BackstageCredentials): string | undefined {
    return this.options.auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined;
  }

  private async ask(
    credentials: BackstageCredentials,
  ): Promise<readonly string[]> {
    const entityRefs: string[] = [];
    const pages = entityPages(this.options.catalog, credentials, {
      filter: filterOf(this.options.adoptedAnnotations),
      fields: FIELDS,
      limit: PAGE_SIZE,
    });
    for await (const page of pages) {
      entityRefs.push(...page.map(item => stringifyEntityRef(item)));
    }
    return entityRefs;
  }
}
