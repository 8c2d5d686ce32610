import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import homePlugin from '@backstage/plugin-home/alpha';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { useEffect } from 'react';
import ReactDOM from 'react-dom/client';
import pipelineHealthPlugin from '../src/alpha';
import { FakePipelineHealthApi } from '../src/__testUtils__/FakePipelineHealthApi';
import { pipeline } from '../src/__testUtils__/fixtures';
import { scenes } from '../src/__testUtils__/scenes';
import { pipelineHealthApiRef } from '../src/api/pipelineHealthApiRef';

/** `?scene=` in the first address: `empty`, `error`, `loading`, `many` or `well`. */
const scene = new URLSearchParams(window.location.search).get('scene');

function pipelines(now: number) {
  switch (scene) {
    case 'empty':
      return [];
    case 'well':
      return [pipeline(now, 'orders'), pipeline(now, 'returns')];
    case 'many':
      return [
        ...scenes(now),
        ...Array.from({ length: 300 }, (_, index) =>
          pipeline(now, `pipeline-${index + 1}`),
        ),
      ];
    default:
      return scenes(now);
  }
}

/** The second answer comes from a later clock, like the backend's. */
let readAt = Date.now();
setInterval(() => {
  readAt = Date.now();
}, 60_000);

const answers = new FakePipelineHealthApi(() => pipelines(readAt));

function fail(): never {
  throw new Error('Request failed with 502 Bad Gateway');
}

if (scene === 'error') {
  answers.listPipelines = async () => fail();
}
if (scene === 'loading') {
  answers.listPipelines = () => new Promise(() => {});
}

const fixtures = createFrontendModule({
  pluginId: 'pipeline-health',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: pipelineHealthApiRef,
          deps: {},
          factory: () => answers,
        }),
    }),
  ],
});

const entities = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            catalogApiMock({
              entities: scenes(Date.now()).map(({ entityRef, title }) => ({
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: {
                  namespace: 'default',
                  name: entityRef.split('/')[1],
                  title,
                  annotations: { [ANNOTATION_AWS_ARNS]: 'arn:aws:sqs:…' },
                },
                spec: { type: 'service', lifecycle: 'production', owner: 'me' },
              })),
            }),
        }),
    }),
  ],
});

const signedIn = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: async () =>
          function SignedIn({ onSignInSuccess }) {
            useEffect(
              () =>
                onSignInSuccess({
                  getProfileInfo: async () => ({ displayName: 'Guest' }),
                  getBackstageIdentity: async () => ({
                    type: 'user',
                    userEntityRef: 'user:default/guest',
                    ownershipEntityRefs: ['user:default/guest'],
                  }),
                  getCredentials: async () => ({}),
                  signOut: async () => {},
                }),
              [onSignInSuccess],
            );
            return null;
          },
      },
    }),
  ],
});

const app = createApp({
  features: [
    catalogPlugin,
    homePlugin,
    pipelineHealthPlugin,
    fixtures,
    entities,
    signedIn,
  ],
});

import('./styles.css');

const root = document.getElementById('root');
if (root) {
  ReactDOM.createRoot(root).render(app.createRoot());
}
