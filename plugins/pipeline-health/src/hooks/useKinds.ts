import { useApi } from '@backstage/core-plugin-api';
import {
  KindDescription,
  ListKindsResponse,
  PipelineHealthApi,
} from '@pipeline-health/plugin-pipeline-health-common';
import { useSyncExternalStore } from 'react';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';

/** What is known of the kinds. */
export interface Kinds extends ListKindsResponse {
  /** Whether an answer may still come; without one nothing is known. */
  pending: boolean;
}

/**
 * What the kinds of stages say of themselves: asked for once, then kept and
 * shared. Nothing until there is an answer; who comes after a failure asks again.
 */
export function useKinds(): Kinds {
  const { subscribe, snapshot } = storeOf(useApi(pipelineHealthApiRef));
  return useSyncExternalStore(subscribe, snapshot);
}

/** What one kind says of itself, once it is known. */
export function useKindDescription(kind: string): KindDescription | undefined {
  return useKinds().items.find(each => each.kind === kind);
}

interface KindsStore {
  subscribe(listener: () => void): () => void;
  snapshot(): Kinds;
}

const stores = new WeakMap<PipelineHealthApi, KindsStore>();

function storeOf(api: PipelineHealthApi): KindsStore {
  const store = stores.get(api) ?? createStore(api);
  stores.set(api, store);
  return store;
}

function createStore(api: PipelineHealthApi): KindsStore {
  const listeners = new Set<() => void>();
  let known: Kinds = { items: [], messages: {}, pending: true };
  let asked = false;
  const ask = async () => {
    asked = true;
    try {
      const answer = await api.listKinds();
      known = { ...answer, pending: false };
    } catch {
      known = { ...known, pending: false };
      asked = false;
    }
    listeners.forEach(tell => tell());
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      if (!asked) {
        ask();
      }
      return () => listeners.delete(listener);
    },
    snapshot: () => known,
  };
}
