// Reads { appId, keys: { metadataUrl: [jwk] }, cases: [{ header, activity }] } and writes [{ allowed, reason }] as Microsoft's library decides.
// The keys are put where the library keeps what it has fetched, so that nothing is fetched.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
console.error = () => {};
require('node:https').request = () => {
  throw new Error('this comparison needs no network');
};
const { JwtTokenValidation, SimpleCredentialProvider } = require('botframework-connector');
const { JwtTokenExtractor } = require('botframework-connector/lib/auth/jwtTokenExtractor');

const [{ appId, keys, cases }] = JSON.parse(readFileSync(0, 'utf8'));
for (const [url, set] of Object.entries(keys)) {
  const metadata = JwtTokenExtractor.getOrAddOpenIdMetadata(url);
  metadata.keys = set;
  metadata.lastUpdated = Date.now();
}

const credentials = new SimpleCredentialProvider(appId, '');
const answers = [];
for (const { header, activity } of cases) {
  try {
    const identity = await JwtTokenValidation.authenticateRequest(activity, header, credentials, '');
    answers.push({ allowed: identity.isAuthenticated === true, reason: '' });
  } catch (error) {
    answers.push({ allowed: false, reason: `${error.name}: ${error.message}` });
  }
}

process.stdout.write(JSON.stringify(answers));
