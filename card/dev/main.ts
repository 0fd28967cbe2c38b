/** The dev page: the card on a mock Home Assistant. `?notice=…&lang=de&dark&rtl&viewer&days=…&zone=…` */

import "../src/main";

import type { Instance } from "../src/api/models";
import { instance, MockBackend, mockHass } from "./mock";
import { applyTheme, defineStubs } from "./stubs";

const query = new URLSearchParams(location.search);
const notice = query.get("notice") ?? "";
const language = query.get("lang") ?? "en";

defineStubs();
applyTheme(query.has("dark"));
document.dir = query.has("rtl") ? "rtl" : "ltr";

const NOTICES: Record<string, Instance[]> = {
  no_entry: [],
  no_camera: [instance({ cameras: [] })],
  unreachable: [instance({ available: false, reason: "unreachable" })],
  connection: [
    instance({
      available: false,
      reason: "connection",
      why: "The certificate of 192.168.1.5:8971 is not trusted. If it is the one that Frigate made for itself, turn off Verify SSL certificate.",
    }),
  ],
  patch_missing: [instance({ available: false, reason: "patch_missing" })],
  patch_incompatible: [instance({ available: false, reason: "patch_incompatible" })],
  other_instance: [instance({ available: false, reason: "other_instance" })],
  auth: [instance({ available: false, reason: "auth" })],
};

const COUNTS = { found: 0, added: 0, updated: 0, skipped: 0, errors: 0, past_retention: 0 };
const MEDIA = { reviews: { ...COUNTS, added: 86 }, previews: { ...COUNTS, added: 212 } };
const COPIES = (
  [
    ["backup.db", "backup"],
    ["catalogue 5a0e6f8e", "catalogue"],
  ] as const
).map(([name, kind]) => ({
  name,
  path: `/config/${name}`,
  kind,
  frigate: "0.17",
  damaged: kind === "backup",
  tables: { recordings: { rows: 51840, first: 1792000000, last: 1793000000 } },
  modified_at: 1793000000,
}));

/** `?cameras=20`: that many, one of them with a long name. */
function someCameras(): Partial<Instance> {
  const count = Number(query.get("cameras") ?? 0);
  const cameras = [...Array(count).keys()].map((n) => ({
    name: `camera_${n}`,
    friendly_name:
      n === 3 ? "The camera above the gate at the very end of the long garden" : `Camera ${n + 1}`,
    device_id: null,
  }));
  return count > 0 ? { cameras } : {};
}

/** A short moving picture, made here, so that the player has something to play. */
async function makeClip(): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = 640;
  canvas.height = 360;
  const context = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: "video/webm" });
  const parts: Blob[] = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.start();
  for (let x = 0; context && x < 20; x++) {
    context.fillStyle = "#26415e";
    context.fillRect(0, 0, 640, 360);
    context.fillStyle = "#f2c14e";
    context.fillRect(x * 30, 150, 60, 60);
    await new Promise((done) => setTimeout(done, 50));
  }
  const stopped = new Promise((done) => (recorder.onstop = done));
  recorder.stop();
  await stopped;
  return URL.createObjectURL(new Blob(parts, { type: "video/webm" }));
}

async function show(): Promise<void> {
  const now = Number(query.get("now") ?? Date.now() / 1000);
  const instances = NOTICES[notice] ?? [
    instance({ can_change: !query.has("viewer"), ...someCameras() }),
  ];
  const clip = query.has("clip") ? await makeClip() : null;
  const backend = new MockBackend({
    now,
    instances,
    clip,
    stepMs: Number(query.get("step") ?? 400),
    media: query.has("media") ? MEDIA : undefined,
    copies: COPIES,
    ...(query.has("empty")
      ? { warnings: ["/media/frigate/recordings is empty. Is the disk mounted?"] }
      : {}),
  });
  if (notice === "not_loaded") {
    backend.failures.set("instances", { code: "unknown_command", message: "Unknown command." });
  }
  if (notice === "loading") {
    backend.sendMessagePromise = () => new Promise(() => undefined);
  }
  await customElements.whenDefined("frigate-backfill-card");
  const card = document.createElement("frigate-backfill-card");
  card.setConfig({
    type: "custom:frigate-backfill-card",
    ...(query.has("all") ? {} : { camera: query.get("camera") ?? "front_door" }),
  });
  card.hass = mockHass(backend, {
    language,
    locale: { language, time_format: language === "en" ? "12" : "24", time_zone: "server" },
    config: { time_zone: query.get("zone") ?? "Europe/Amsterdam" },
    user: { is_admin: !query.has("viewer") },
  });
  document.querySelector("main")?.append(card);
  const view = await new Promise<Element>((found) => {
    const look = () => {
      const [child] = card.children;
      if (child) {
        found(child);
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
  // The mock's clock is the card's.
  Object.assign(view, { now });
  Object.assign(window, { backend, card });
}

void show();
