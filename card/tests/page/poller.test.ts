import { expect, test } from "vitest";

import { status } from "../../dev/mock";
import type { Http } from "../../src/page/http";
import { type InstanceStatus, Poller } from "../../src/page/poller";

const told = (state: "idle" | "running"): InstanceStatus => ({
  version: "1.0.0",
  instance_id: "one",
  cameras: { front_door: { ...status({ state }), friendly_name: null } },
});

test("what was asked before a change does not hide what was asked since", async () => {
  const answers: ((status: InstanceStatus) => void)[] = [];
  const get = () => new Promise<InstanceStatus>((answer) => answers.push(answer));
  const poller = new Poller({ get } as unknown as Http);
  const heard: (string | undefined)[] = [];
  const earlier = poller.ask();
  const stop = poller.listen((now) => heard.push(now?.cameras.front_door?.state));
  const later = poller.ask();
  answers[1]?.(told("running"));
  await later;
  answers[0]?.(told("idle"));
  await earlier;
  stop();
  expect(heard).toEqual(["running"]);
  expect(poller.status?.cameras.front_door?.state).toBe("running");
});
