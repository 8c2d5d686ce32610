import { render, screen } from '@testing-library/react';
import App from './App';

const config = {
  app: { title: 'Pipeline Health', baseUrl: 'http://localhost' },
  backend: { baseUrl: 'http://localhost' },
};

describe('App', () => {
  const injected = document.createElement('script');

  beforeEach(() => {
    injected.type = 'backstage.io/config';
    injected.textContent = JSON.stringify([{ data: config, context: 'test' }]);
    document.head.append(injected);
  });

  afterEach(() => injected.remove());

  it('asks who you are, and offers to enter as a guest', async () => {
    render(App.createRoot());

    expect(await screen.findByText('Pipeline Health')).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Enter' }),
    ).toBeInTheDocument();
  });
});
