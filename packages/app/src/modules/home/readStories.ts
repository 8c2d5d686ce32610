import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';

/** What there is to see at an entity of the demo: `1: …`, in the order of the numbers. */
const STORY = 'example.com/story';

/** What there is to see, and where. */
export interface Story {
  path: string;
  text: string;
}

interface StoryEntity {
  kind: string;
  metadata: {
    namespace?: string;
    name: string;
    annotations?: { [name: string]: string };
  };
}

/** The stories that entities of the catalog tell, in their order. */
export async function readStories(apis: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}): Promise<Story[]> {
  const catalog = await apis.discoveryApi.getBaseUrl('catalog');
  const query = new URLSearchParams({
    filter: `metadata.annotations.${STORY}`,
    fields: 'kind,metadata.namespace,metadata.name,metadata.annotations',
  });
  const response = await apis.fetchApi.fetch(
    `${catalog}/entities/by-query?${query}`,
  );
  if (!response.ok) {
    throw new Error(`The catalog answered ${response.status}`);
  }
  const { items }: { items: StoryEntity[] } = await response.json();
  return items
    .flatMap(({ kind, metadata }) => {
      const { namespace = 'default', name, annotations } = metadata;
      const [, order, text] =
        /^(\d+): (.+)$/.exec(annotations?.[STORY] ?? '') ?? [];
      const path = ['', 'pipeline-health', kind, namespace, name].join('/');
      return text
        ? [{ order: Number(order), text, path: path.toLowerCase() }]
        : [];
    })
    .sort((one, other) => one.order - other.order)
    .map(({ path, text }) => ({ path, text }));
}
