// Checks or makes a credential with tools of other people, for interop_test.go. One order as JSON comes on standard
// input, one answer as JSON leaves on standard output. Keys are made from and into did:key without any of our code.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const modules = process.env.WAYMARK_NPM
const jose = await import(pathToFileURL(join(modules, 'node_modules/jose/dist/webapi/index.js')))
const types = createRequire(join(modules, 'x.cjs'))('@learncard/types')

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function fromDid(did) {
  let n = 0n
  for (const c of did.slice('did:key:z'.length)) n = n * 58n + BigInt(alphabet.indexOf(c))
  const bytes = Buffer.from(n.toString(16).padStart(68, '0'), 'hex')
  if (bytes[0] !== 0xed || bytes[1] !== 1) throw new Error('no Ed25519 key')
  return { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(2).toString('base64url') }
}

function toDid(jwk) {
  let n = BigInt('0x' + Buffer.concat([Buffer.from([0xed, 1]), Buffer.from(jwk.x, 'base64url')]).toString('hex'))
  let digits = ''
  for (; n > 0n; n /= 58n) digits = alphabet[Number(n % 58n)] + digits
  return 'did:key:z' + digits
}

async function check({ credential, did, now }) {
  const answer = {}
  try {
    const options = { issuer: did, currentDate: new Date(now), algorithms: ['EdDSA'] }
    await jose.jwtVerify(credential, await jose.importJWK(fromDid(did), 'EdDSA'), options)
    await jose.jwtVerify(credential, jose.EmbeddedJWK, options) // the key in the header is the same
    answer.proof = true
  } catch (err) {
    answer.proof = String(err)
  }
  try {
    const { success, error } = types.UnsignedAchievementCredentialValidator.safeParse(jose.decodeJwt(credential))
    answer.form = success || String(error)
  } catch (err) {
    answer.form = String(err)
  }
  return answer
}

async function make({ payload, typ }) {
  const { publicKey, privateKey } = await jose.generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const jwk = await jose.exportJWK(publicKey)
  const did = toDid(jwk)
  payload.iss = did
  payload.issuer.id = did
  const header = { alg: 'EdDSA', jwk }
  if (typ) header.typ = typ
  return { did, credential: await new jose.SignJWT(payload).setProtectedHeader(header).sign(privateKey) }
}

const order = JSON.parse(readFileSync(0, 'utf8'))
console.log(JSON.stringify(await (order.do === 'make' ? make : check)(order)))
