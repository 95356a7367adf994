// SPDX-License-Identifier: Apache-2.0
//
// An OpenID provider for tests: node issuer.mjs CALLBACK SECRET ACCOUNTS. Prints its address once it
// listens. ACCOUNTS is a JSON file of claims by login name, read anew for each token.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [callback, secret, accounts] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'studio',
        client_secret: secret,
        redirect_uris: [callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    // Claims of scopes come in the ID token, as most providers send them.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    async findAccount(_, login) {
      const known = JSON.parse(readFileSync(accounts, 'utf8'))[login];
      return known && { accountId: login, claims: async () => ({ sub: login, ...known }) };
    },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
