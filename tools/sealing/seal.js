// What a form of a confidential round seals its answers with; bundled by tools/sealing_bundle.py.
import { Encrypter } from "age-encryption";

/** Return `text` as an age file that the owner of the key alone can open. */
export async function seal(text, recipient) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(text);
}
