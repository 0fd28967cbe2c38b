// @ts-check
/** Which camera's timeline it is. */

/**
 * Frigate's address does not name the camera, but its Timeline has it as property `mainCamera`,
 * and the timeline below that `segmentDuration`. The way up from a slot may lead over what was
 * current before the last change, so it is walked down again from the root, which knows.
 * @param {any} slot
 * @returns {View?}
 */
const timelineOf = (slot) => {
  const key = Object.keys(slot).find((name) => name.startsWith("__reactFiber$"));
  /** @type {Fiber[]} */
  const path = [];
  for (let fiber = key && slot[key]; fiber; fiber = fiber.return) path.push(fiber);
  /** @type {Fiber?} */
  let fiber = path.pop()?.stateNode?.current ?? null;
  let camera = "";
  while (fiber) {
    const props = fiber.memoizedProps ?? {};
    if (typeof props.mainCamera === "string") camera = props.mainCamera;
    if (camera && props.segmentDuration > 0) return { camera, seconds: props.segmentDuration };
    const next = path.pop();
    fiber = next ? fiber.child : null;
    while (fiber && fiber !== next && fiber !== next?.alternate) fiber = fiber.sibling;
  }
  return null;
};
