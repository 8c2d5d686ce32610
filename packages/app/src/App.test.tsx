import { render, screen } from '@testing-library/react';
import App from './App';

const config = {
  app: { title: 'Pipeline Health', baseUrl: 'http://localhost' },
  backend: { baseUrl: 'http://localhost' },
};

/** The page is loaded piece by piece, which takes its time on a busy machine. */
const WAIT_MS = 60_000;

describe('App', () => {
  const injected = document.createElement('script');

  beforeEach(() => {
    injected.type = 'backstage.io/config';
    injected.textContent = JSON.stringify([{ data: config, context: 'test' }]);
    document.head.append(injected);
  });

  afterEach(() => injected.remove());

  it(
    'asks who you are, and offers to enter as a guest',
    async () => {
      render(App.createRoot());

      expect(
        await screen.findByRole(
          'button',
          { name: 'Enter' },
          { timeout: WAIT_MS },
        ),
      ).toBeInTheDocument();
      expect(screen.getByText('Pipeline Health')).toBeInTheDocument();
    },
    WAIT_MS,
  );
});
