import { createApiRef } from '@backstage/core-plugin-api';
import { TestApiProvider } from '@backstage/test-utils';
import { render, screen } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { routed } from './routed';

jest.mock('@backstage/frontend-adapter-react-router-v6', () => ({
  ReactRouterV6PageRouter: (props: PropsWithChildren) => (
    <main>{props.children}</main>
  ),
}));

const history = [createApiRef<object>({ id: 'core.app-history' }), {}] as const;

describe('routed', () => {
  it.each([
    ['brings a router', 'owns the history', [history], 1],
    ['leaves the router alone', 'knows no history', [], 0],
  ])('%s where the app %s', async (_, __, apis, routers) => {
    const content = await routed(async () => () => <h1>Pipelines</h1>);
    render(<TestApiProvider apis={apis}>{content}</TestApiProvider>);
    expect(screen.getByRole('heading')).toHaveTextContent('Pipelines');
    expect(screen.queryAllByRole('main')).toHaveLength(routers);
  });
});
