/**
 * Frigate's menu of settings as far as an entry of ours depends on it: a menu of Radix on a desktop,
 * a drawer of vaul on a phone, links around their items, as in web/src/components/menu/
 * GeneralSettings.tsx of 0.15.2 to 0.18. The entries that we do not look at are left out.
 */

import * as Dropdown from "@radix-ui/react-dropdown-menu";
import { Fragment, createElement as h } from "react";
import { Drawer } from "vaul";

const MENU = {
  Container: Dropdown.Root,
  Trigger: Dropdown.Trigger,
  Portal: Dropdown.Portal,
  Content: Dropdown.Content,
  Item: Dropdown.Item,
  Label: Dropdown.Label,
};
const DRAWER = {
  Container: Drawer.Root,
  Trigger: Drawer.Trigger,
  Portal: Drawer.Portal,
  Content: Drawer.Content,
  Item: Drawer.Close,
  Label: "div",
};

/** As React Router's: no click loads another page. */
function Link({ to, children }) {
  const goes = (event) => {
    event.preventDefault();
    document.body.dataset.went = to;
  };
  return h("a", { href: `${window.baseUrl || "/"}${to.slice(1)}`, onClick: goes }, children);
}

export function Settings({ desktop, admin }) {
  const { Container, Trigger, Portal, Content, Item, Label } = desktop ? MENU : DRAWER;
  const entry = (to, name) =>
    h(
      Link,
      { to },
      h(
        Item,
        { className: "entry", "aria-label": name },
        h("svg", { className: "size-4", viewBox: "0 0 24 24" }, h("path", { d: "M3 12h.01" })),
        h("span", null, name),
      ),
    );
  return h(
    Container,
    { modal: !desktop },
    h(Trigger, null, "Settings"),
    h(
      Portal,
      null,
      h(
        Content,
        { className: desktop ? "settings" : "settings drawer", "aria-describedby": undefined },
        desktop ? null : h(Drawer.Title, { className: "sr-only" }, "Settings"),
        h(
          "div",
          null,
          admin
            ? h(
                Fragment,
                null,
                h(Label, null, "System"),
                entry("/system#general", "System metrics"),
                entry("/logs", "System logs"),
              )
            : null,
          h(Label, null, "Configuration"),
          entry("/settings", "Settings page"),
        ),
      ),
    ),
  );
}
