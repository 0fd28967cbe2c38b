/*! Built from card/ by `scripts/card build`: change it there. *//**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Rt=globalThis,he=Rt.ShadowRoot&&(Rt.ShadyCSS===void 0||Rt.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,de=Symbol(),Ve=new WeakMap;let ws=class{constructor(t,e,s){if(this._$cssResult$=!0,s!==de)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const e=this.t;if(he&&t===void 0){const s=e!==void 0&&e.length===1;s&&(t=Ve.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),s&&Ve.set(e,t))}return t}toString(){return this.cssText}};const $s=r=>new ws(typeof r=="string"?r:r+"",void 0,de),v=(r,...t)=>{const e=r.length===1?r[0]:t.reduce((s,i,n)=>s+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(i)+r[n+1],r[0]);return new ws(e,r,de)},ii=(r,t)=>{if(he)r.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(const e of t){const s=document.createElement("style"),i=Rt.litNonce;i!==void 0&&s.setAttribute("nonce",i),s.textContent=e.cssText,r.appendChild(s)}},qe=he?r=>r:r=>r instanceof CSSStyleSheet?(t=>{let e="";for(const s of t.cssRules)e+=s.cssText;return $s(e)})(r):r;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:ri,defineProperty:ni,getOwnPropertyDescriptor:oi,getOwnPropertyNames:ai,getOwnPropertySymbols:li,getPrototypeOf:ci}=Object,It=globalThis,We=It.trustedTypes,hi=We?We.emptyScript:"",di=It.reactiveElementPolyfillSupport,kt=(r,t)=>r,Nt={toAttribute(r,t){switch(t){case Boolean:r=r?hi:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,t){let e=r;switch(t){case Boolean:e=r!==null;break;case Number:e=r===null?null:Number(r);break;case Object:case Array:try{e=JSON.parse(r)}catch{e=null}}return e}},ue=(r,t)=>!ri(r,t),Ze={attribute:!0,type:String,converter:Nt,reflect:!1,useDefault:!1,hasChanged:ue};Symbol.metadata??=Symbol("metadata"),It.litPropertyMetadata??=new WeakMap;let ct=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=Ze){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){const s=Symbol(),i=this.getPropertyDescriptor(t,s,e);i!==void 0&&ni(this.prototype,t,i)}}static getPropertyDescriptor(t,e,s){const{get:i,set:n}=oi(this.prototype,t)??{get(){return this[e]},set(o){this[e]=o}};return{get:i,set(o){const a=i?.call(this);n?.call(this,o),this.requestUpdate(t,a,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??Ze}static _$Ei(){if(this.hasOwnProperty(kt("elementProperties")))return;const t=ci(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(kt("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(kt("properties"))){const e=this.properties,s=[...ai(e),...li(e)];for(const i of s)this.createProperty(i,e[i])}const t=this[Symbol.metadata];if(t!==null){const e=litPropertyMetadata.get(t);if(e!==void 0)for(const[s,i]of e)this.elementProperties.set(s,i)}this._$Eh=new Map;for(const[e,s]of this.elementProperties){const i=this._$Eu(e,s);i!==void 0&&this._$Eh.set(i,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const e=[];if(Array.isArray(t)){const s=new Set(t.flat(1/0).reverse());for(const i of s)e.unshift(qe(i))}else t!==void 0&&e.push(qe(t));return e}static _$Eu(t,e){const s=e.attribute;return s===!1?void 0:typeof s=="string"?s:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,e=this.constructor.elementProperties;for(const s of e.keys())this.hasOwnProperty(s)&&(t.set(s,this[s]),delete this[s]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ii(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,s){this._$AK(t,s)}_$ET(t,e){const s=this.constructor.elementProperties.get(t),i=this.constructor._$Eu(t,s);if(i!==void 0&&s.reflect===!0){const n=(s.converter?.toAttribute!==void 0?s.converter:Nt).toAttribute(e,s.type);this._$Em=t,n==null?this.removeAttribute(i):this.setAttribute(i,n),this._$Em=null}}_$AK(t,e){const s=this.constructor,i=s._$Eh.get(t);if(i!==void 0&&this._$Em!==i){const n=s.getPropertyOptions(i),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:Nt;this._$Em=i;const a=o.fromAttribute(e,n.type);this[i]=a??this._$Ej?.get(i)??a,this._$Em=null}}requestUpdate(t,e,s,i=!1,n){if(t!==void 0){const o=this.constructor;if(i===!1&&(n=this[t]),s??=o.getPropertyOptions(t),!((s.hasChanged??ue)(n,e)||s.useDefault&&s.reflect&&n===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,s))))return;this.C(t,e,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:s,reflect:i,wrapped:n},o){s&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??e??this[t]),n!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||s||(e=void 0),this._$AL.set(t,e)),i===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[i,n]of this._$Ep)this[i]=n;this._$Ep=void 0}const s=this.constructor.elementProperties;if(s.size>0)for(const[i,n]of s){const{wrapped:o}=n,a=this[i];o!==!0||this._$AL.has(i)||a===void 0||this.C(i,void 0,n,a)}}let t=!1;const e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(e)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};ct.elementStyles=[],ct.shadowRootOptions={mode:"open"},ct[kt("elementProperties")]=new Map,ct[kt("finalized")]=new Map,di?.({ReactiveElement:ct}),(It.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const pe=globalThis,Ye=r=>r,Dt=pe.trustedTypes,Ke=Dt?Dt.createPolicy("lit-html",{createHTML:r=>r}):void 0,xs="$lit$",W=`lit$${Math.random().toFixed(9).slice(2)}$`,_s="?"+W,ui=`<${_s}>`,X=document,At=()=>X.createComment(""),Ct=r=>r===null||typeof r!="object"&&typeof r!="function",fe=Array.isArray,pi=r=>fe(r)||typeof r?.[Symbol.iterator]=="function",Jt=`[ 	
\f\r]`,$t=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ge=/-->/g,Je=/>/g,Y=RegExp(`>|${Jt}(?:([^\\s"'>=/]+)(${Jt}*=${Jt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Qe=/'/g,Xe=/"/g,ks=/^(?:script|style|textarea|title)$/i,fi=r=>(t,...e)=>({_$litType$:r,strings:t,values:e}),l=fi(1),F=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),ts=new WeakMap,Q=X.createTreeWalker(X,129);function As(r,t){if(!fe(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ke!==void 0?Ke.createHTML(t):t}const mi=(r,t)=>{const e=r.length-1,s=[];let i,n=t===2?"<svg>":t===3?"<math>":"",o=$t;for(let a=0;a<e;a++){const c=r[a];let u,f,p=-1,y=0;for(;y<c.length&&(o.lastIndex=y,f=o.exec(c),f!==null);)y=o.lastIndex,o===$t?f[1]==="!--"?o=Ge:f[1]!==void 0?o=Je:f[2]!==void 0?(ks.test(f[2])&&(i=RegExp("</"+f[2],"g")),o=Y):f[3]!==void 0&&(o=Y):o===Y?f[0]===">"?(o=i??$t,p=-1):f[1]===void 0?p=-2:(p=o.lastIndex-f[2].length,u=f[1],o=f[3]===void 0?Y:f[3]==='"'?Xe:Qe):o===Xe||o===Qe?o=Y:o===Ge||o===Je?o=$t:(o=Y,i=void 0);const b=o===Y&&r[a+1].startsWith("/>")?" ":"";n+=o===$t?c+ui:p>=0?(s.push(u),c.slice(0,p)+xs+c.slice(p)+W+b):c+W+(p===-2?a:b)}return[As(r,n+(r[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]};class St{constructor({strings:t,_$litType$:e},s){let i;this.parts=[];let n=0,o=0;const a=t.length-1,c=this.parts,[u,f]=mi(t,e);if(this.el=St.createElement(u,s),Q.currentNode=this.el.content,e===2||e===3){const p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(i=Q.nextNode())!==null&&c.length<a;){if(i.nodeType===1){if(i.hasAttributes())for(const p of i.getAttributeNames())if(p.endsWith(xs)){const y=f[o++],b=i.getAttribute(p).split(W),x=/([.?@])?(.*)/.exec(y);c.push({type:1,index:n,name:x[2],strings:b,ctor:x[1]==="."?bi:x[1]==="?"?vi:x[1]==="@"?yi:Bt}),i.removeAttribute(p)}else p.startsWith(W)&&(c.push({type:6,index:n}),i.removeAttribute(p));if(ks.test(i.tagName)){const p=i.textContent.split(W),y=p.length-1;if(y>0){i.textContent=Dt?Dt.emptyScript:"";for(let b=0;b<y;b++)i.append(p[b],At()),Q.nextNode(),c.push({type:2,index:++n});i.append(p[y],At())}}}else if(i.nodeType===8)if(i.data===_s)c.push({type:2,index:n});else{let p=-1;for(;(p=i.data.indexOf(W,p+1))!==-1;)c.push({type:7,index:n}),p+=W.length-1}n++}}static createElement(t,e){const s=X.createElement("template");return s.innerHTML=t,s}}function pt(r,t,e=r,s){if(t===F)return t;let i=s!==void 0?e._$Co?.[s]:e._$Cl;const n=Ct(t)?void 0:t._$litDirective$;return i?.constructor!==n&&(i?._$AO?.(!1),n===void 0?i=void 0:(i=new n(r),i._$AT(r,e,s)),s!==void 0?(e._$Co??=[])[s]=i:e._$Cl=i),i!==void 0&&(t=pt(r,i._$AS(r,t.values),i,s)),t}class gi{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:e},parts:s}=this._$AD,i=(t?.creationScope??X).importNode(e,!0);Q.currentNode=i;let n=Q.nextNode(),o=0,a=0,c=s[0];for(;c!==void 0;){if(o===c.index){let u;c.type===2?u=new gt(n,n.nextSibling,this,t):c.type===1?u=new c.ctor(n,c.name,c.strings,this,t):c.type===6&&(u=new wi(n,this,t)),this._$AV.push(u),c=s[++a]}o!==c?.index&&(n=Q.nextNode(),o++)}return Q.currentNode=X,i}p(t){let e=0;for(const s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,e),e+=s.strings.length-2):s._$AI(t[e])),e++}}class gt{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,s,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=pt(this,t,e),Ct(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==F&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):pi(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&Ct(this._$AH)?this._$AA.nextSibling.data=t:this.T(X.createTextNode(t)),this._$AH=t}$(t){const{values:e,_$litType$:s}=t,i=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=St.createElement(As(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(e);else{const n=new gi(i,this),o=n.u(this.options);n.p(e),this.T(o),this._$AH=n}}_$AC(t){let e=ts.get(t.strings);return e===void 0&&ts.set(t.strings,e=new St(t)),e}k(t){fe(this._$AH)||(this._$AH=[],this._$AR());const e=this._$AH;let s,i=0;for(const n of t)i===e.length?e.push(s=new gt(this.O(At()),this.O(At()),this,this.options)):s=e[i],s._$AI(n),i++;i<e.length&&(this._$AR(s&&s._$AB.nextSibling,i),e.length=i)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){const s=Ye(t).nextSibling;Ye(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class Bt{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,s,i,n){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=i,this.options=n,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=d}_$AI(t,e=this,s,i){const n=this.strings;let o=!1;if(n===void 0)t=pt(this,t,e,0),o=!Ct(t)||t!==this._$AH&&t!==F,o&&(this._$AH=t);else{const a=t;let c,u;for(t=n[0],c=0;c<n.length-1;c++)u=pt(this,a[s+c],e,c),u===F&&(u=this._$AH[c]),o||=!Ct(u)||u!==this._$AH[c],u===d?t=d:t!==d&&(t+=(u??"")+n[c+1]),this._$AH[c]=u}o&&!i&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class bi extends Bt{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class vi extends Bt{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class yi extends Bt{constructor(t,e,s,i,n){super(t,e,s,i,n),this.type=5}_$AI(t,e=this){if((t=pt(this,t,e,0)??d)===F)return;const s=this._$AH,i=t===d&&s!==d||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,n=t!==d&&(s===d||i);i&&this.element.removeEventListener(this.name,this,s),n&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class wi{constructor(t,e,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){pt(this,t)}}const $i={I:gt},xi=pe.litHtmlPolyfillSupport;xi?.(St,gt),(pe.litHtmlVersions??=[]).push("3.3.3");const _i=(r,t,e)=>{const s=e?.renderBefore??t;let i=s._$litPart$;if(i===void 0){const n=e?.renderBefore??null;s._$litPart$=i=new gt(t.insertBefore(At(),n),n,void 0,e??{})}return i._$AI(r),i};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const me=globalThis;let w=class extends ct{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=_i(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return F}};w._$litElement$=!0,w.finalized=!0,me.litElementHydrateSupport?.({LitElement:w});const ki=me.litElementPolyfillSupport;ki?.({LitElement:w});(me.litElementVersions??=[]).push("4.2.2");var Ai="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z",Ci="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z",Si="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z",es="M20.84 22.73L18.11 20H17C15.9 20 15 19.1 15 18V16.89L12.66 14.55L11.81 15.04C10.86 15.59 9.63 15.26 9.08 14.31L7.58 11.71C7.18 11 7.25 10.18 7.68 9.57L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L10.77 7.57L17.86 14.66C18.26 14.22 18.5 13.64 18.5 13M2 12.62L5.5 18.68L8.03 15.5L6.03 12.03L2 12.62Z",Ei="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z",Li="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z",Cs="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z",Oi="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z",Mi="M19.8 22.6L17.15 20H6.5Q4.2 20 2.6 18.4T1 14.5Q1 12.58 2.19 11.08 3.38 9.57 5.25 9.15 5.33 8.95 5.4 8.76 5.5 8.57 5.55 8.35L1.4 4.2L2.8 2.8L21.2 21.2M6.5 18H15.15L7.1 9.95Q7.05 10.23 7.03 10.5 7 10.73 7 11H6.5Q5.05 11 4.03 12.03 3 13.05 3 14.5 3 15.95 4.03 17 5.05 18 6.5 18M11.13 14M21.6 18.75L20.15 17.35Q20.58 17 20.79 16.54 21 16.08 21 15.5 21 14.45 20.27 13.73 19.55 13 18.5 13H17V11Q17 8.93 15.54 7.46 14.08 6 12 6 11.33 6 10.7 6.16 10.07 6.33 9.5 6.68L8.05 5.23Q8.93 4.63 9.91 4.31 10.9 4 12 4 14.93 4 16.96 6.04 19 8.07 19 11 20.73 11.2 21.86 12.5 23 13.78 23 15.5 23 16.5 22.63 17.31 22.25 18.15 21.6 18.75M14.83 12.03Z",zi="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3",Ti="M16 22H12V24H6V13.32C3.58 12.17 2 9.72 2 7C2 3.14 5.14 0 9 0C12.86 0 16 3.14 16 7C16 9.72 14.42 12.18 12 13.32V16H16V22M14 18H10V11.94L10.67 11.71C12.66 11 14 9.11 14 7C14 4.24 11.76 2 9 2S4 4.24 4 7C4 9.11 5.34 11 7.33 11.71L8 11.94V22H10V20H14V18M12 7C12 8.66 10.66 10 9 10S6 8.66 6 7 7.34 4 9 4 12 5.34 12 7M9 8C9.55 8 10 7.55 10 7S9.55 6 9 6 8 6.45 8 7 8.45 8 9 8M20 7H22V13H20M20 17H22V15H20",ss="M13 12.6L19 9.2V13C19.7 13 20.4 13.1 21 13.4V7.5C21 7.1 20.8 6.8 20.5 6.6L12.6 2.2C12.4 2.1 12.2 2 12 2S11.6 2.1 11.4 2.2L3.5 6.6C3.2 6.8 3 7.1 3 7.5V16.5C3 16.9 3.2 17.2 3.5 17.4L11.4 21.8C11.6 21.9 11.8 22 12 22S12.4 21.9 12.6 21.8L13.5 21.3C13.2 20.7 13.1 20 13 19.3M12 4.2L18 7.5L16 8.6L10.1 5.2L12 4.2M11 19.3L5 15.9V9.2L11 12.6V19.3M12 10.8L6 7.5L8 6.3L14 9.8L12 10.8M16.9 15.5L19 17.6L21.1 15.5L22.5 16.9L20.4 19L22.5 21.1L21.1 22.5L19 20.4L16.9 22.5L15.5 21.1L17.6 19L15.5 16.9L16.9 15.5Z",Hi="M8,5.14V19.14L19,12.14L8,5.14Z",Ri="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M13,7H11V11H7V13H11V17H13V13H17V11H13V7Z",Pi="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z",Ni="M13.2 22V21.7C13.2 20.21 12 19 10.5 19C9 19 7.8 20.21 7.8 21.7V22H4C2.9 22 2 21.11 2 20V16.2H2.3C3.79 16.2 5 15 5 13.5S3.79 10.8 2.3 10.8H2V7C2 5.9 2.9 5 4 5H7.04C7.28 3.3 8.74 2 10.5 2S13.72 3.3 13.96 5H17C18.11 5 19 5.9 19 7V10.04C20.7 10.28 22 11.74 22 13.5C22 13.6 22 13.7 21.97 13.79C21.35 13.44 20.67 13.2 19.93 13.08C19.75 12.46 19.18 12 18.5 12H17V7H12V5.5C12 4.67 11.33 4 10.5 4S9 4.67 9 5.5V7H4V9.12C5.76 9.8 7 11.5 7 13.5S5.75 17.2 4 17.88V20H6.12C6.8 18.25 8.5 17 10.5 17C11.47 17 12.37 17.3 13.12 17.81C13.04 18.19 13 18.59 13 19C13 20.1 13.3 21.12 13.81 22H13.2M21.12 15.46L19 17.59L16.88 15.46L15.47 16.88L17.59 19L15.47 21.12L16.88 22.54L19 20.41L21.12 22.54L22.54 21.12L20.41 19L22.54 16.88L21.12 15.46Z",Di="M16,18H18V6H16M6,18L14.5,12L6,6V18Z",Ui="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z",Fi="M21,10.12H14.22L16.96,7.3C14.23,4.6 9.81,4.5 7.08,7.2C4.35,9.91 4.35,14.28 7.08,17C9.81,19.7 14.23,19.7 16.96,17C18.32,15.65 19,14.08 19,12.1H21C21,14.08 20.12,16.65 18.36,18.39C14.85,21.87 9.15,21.87 5.64,18.39C2.14,14.92 2.11,9.28 5.62,5.81C9.13,2.34 14.76,2.34 18.27,5.81L21,3V10.12M12.5,8V12.25L16,14.33L15.28,15.54L11,13V8H12.5Z";/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ji={attribute:!0,type:String,converter:Nt,reflect:!1,hasChanged:ue},Ii=(r=ji,t,e)=>{const{kind:s,metadata:i}=e;let n=globalThis.litPropertyMetadata.get(i);if(n===void 0&&globalThis.litPropertyMetadata.set(i,n=new Map),s==="setter"&&((r=Object.create(r)).wrapped=!0),n.set(e.name,r),s==="accessor"){const{name:o}=e;return{set(a){const c=t.get.call(this);t.set.call(this,a),this.requestUpdate(o,c,r,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,r,a),a}}}if(s==="setter"){const{name:o}=e;return function(a){const c=this[o];t.call(this,a),this.requestUpdate(o,c,r,!0,a)}}throw Error("Unsupported decorator location: "+s)};function h(r){return(t,e)=>typeof e=="object"?Ii(r,t,e):((s,i,n)=>{const o=i.hasOwnProperty(n);return i.constructor.createProperty(n,s),o?Object.getOwnPropertyDescriptor(i,n):void 0})(r,t,e)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function m(r){return h({...r,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Bi=(r,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(r,t,e),e);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function bt(r,t){return(e,s,i)=>{const n=o=>o.renderRoot?.querySelector(r)??null;return Bi(e,s,{get(){return n(this)}})}}const Vi=365,qi=v`
  :host {
    --fb-recorded: var(--frigate-backfill-recorded-color, #6ba58a);
    --fb-backfilled: var(--frigate-backfill-backfilled-color, #2a7de1);
    --fb-missing: var(--frigate-backfill-missing-color, #f59b00);
    --fb-error: var(--error-color, #db4437);
    --fb-text: var(--primary-text-color, #212121);
    --fb-text-2: var(--secondary-text-color, #616161);
    --fb-surface: var(--ha-card-background, var(--card-background-color, #fff));
    --fb-line: var(--divider-color, rgba(127, 127, 127, 0.3));
    --fb-track: color-mix(in srgb, var(--fb-text) 8%, transparent);
    --fb-accent: var(--primary-color, #03a9f4);
    --fb-hatch: repeating-linear-gradient(
      135deg,
      var(--fb-missing) 0 2px,
      color-mix(in srgb, var(--fb-missing) 30%, transparent) 2px 5px
    );
  }
`,$=v`
  ${qi}
  :host {
    display: block;
    color: var(--fb-text);
    font-size: 14px;
    line-height: 1.45;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--fb-accent);
    outline-offset: 2px;
  }
  .muted {
    color: var(--fb-text-2);
  }
  .error-text {
    color: var(--fb-error);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.icon {
    inline-size: 24px;
    block-size: 24px;
    fill: currentColor;
    flex: none;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`,S=v`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    padding: 4px 18px;
    border: 1px solid var(--fb-line);
    border-radius: 20px;
    background: transparent;
    font-weight: 500;
    text-decoration: none;
    color: var(--fb-text);
    transition: background-color 0.15s;
  }
  .button:hover:not(:disabled) {
    background: var(--fb-track);
  }
  /* Mixed with black, so that white text is readable on any theme's primary colour. */
  .button.primary {
    border-color: transparent;
    background: color-mix(in srgb, var(--fb-accent) 64%, #00131f);
    color: #fff;
  }
  .button.primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--fb-accent) 54%, #00131f);
  }
  .button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
  }
  .icon-button:hover:not(:disabled) {
    background: var(--fb-track);
  }
  .icon-button:disabled {
    opacity: 0.35;
    cursor: default;
  }
  :host(:dir(rtl)) .turns {
    transform: scaleX(-1);
  }
`,vt=v`
  label {
    display: grid;
    gap: 4px;
    font-size: 12px;
    color: var(--fb-text-2);
  }
  select,
  input:not([type="checkbox"]) {
    font: inherit;
    font-size: 14px;
    min-block-size: 40px;
    max-inline-size: 100%;
    padding: 4px 10px;
    border: 1px solid color-mix(in srgb, var(--fb-text) 45%, transparent);
    border-radius: 8px;
    background: var(--fb-surface);
    color: var(--fb-text);
    color-scheme: inherit;
  }
  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 10px;
    align-items: center;
    font-size: 14px;
    color: var(--fb-text);
  }
  .check input {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px;
    accent-color: var(--fb-accent);
  }
  .check small {
    grid-column: 2;
    color: var(--fb-text-2);
  }
`;var Wi=Object.defineProperty,E=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Wi(t,e,i),i};const we=class we extends w{constructor(){super(...arguments),this.revision=0,this.fingerprint="",this.camera="",this.label="",this.status=null,this.capabilities=[],this.now=0,this.canChange=!1,this.away=!1,this.running=!1,this.hour=null}disconnectedCallback(){super.disconnectedCallback(),this.hour=null}willUpdate(t){t.has("store")&&(this.hour=null)}render(){const{ui:t,config:e,status:s}=this,i=this.canChange&&!this.away;return l`
      <div class="map ${this.away?"stale":""}">
        <slot name="away"></slot>
        ${this.away?d:l`<frigate-backfill-missing
                .ui=${t}
                .status=${s}
                .now=${this.now}
                .mayRun=${this.canChange}
              ></frigate-backfill-missing>`}
        <frigate-backfill-map
          .ui=${t}
          .store=${this.store}
          .revision=${this.revision}
          .camera=${this.label}
          .days=${e.days??Vi}
          .now=${this.now}
          .offline=${this.away}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${t}></frigate-backfill-legend>
      </div>
      ${i&&e.show_controls!==!1?this.renderRun():d}
      ${i&&e.show_schedule!==!1?this.renderSchedule():d}
      ${this.hour===null?d:this.renderHour(this.hour)}
    `}renderRun(){const{ui:t}=this;return l`<frigate-backfill-disclosure
      .icon=${zi}
      .heading=${t.t("run.title")}
      .open=${this.running}
    >
      <frigate-backfill-run
        .ui=${t}
        .client=${this.client}
        .camera=${this.camera}
        .label=${this.label}
        .status=${this.status}
        .capabilities=${this.capabilities}
        .now=${this.now}
      ></frigate-backfill-run>
    </frigate-backfill-disclosure>`}renderSchedule(){const{ui:t}=this,e=this.status?.schedule;if(!e)return d;const s=e.interval_hours;return l`<frigate-backfill-disclosure
      .icon=${Si}
      .heading=${t.t("schedule.title")}
      .note=${e.enabled?t.t("schedule.every",{count:s,n:t.formats.number(s)}):t.t("schedule.off")}
    >
      <frigate-backfill-schedule
        .ui=${t}
        .client=${this.client}
        .camera=${this.camera}
        .schedule=${e}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`}renderHour(t){return l`<frigate-backfill-hour
      .ui=${this.ui}
      .client=${this.client}
      .camera=${this.camera}
      .hour=${t}
      .now=${this.now}
      .fingerprint=${this.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${()=>this.hour=null}
    ></frigate-backfill-hour>`}onHour(t){this.hour=t.detail.hour}};we.styles=[$,v`
      .map {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 0 16px 14px;
      }
      .stale frigate-backfill-map {
        opacity: 0.6;
      }
    `];let _=we;E([h({attribute:!1})],_.prototype,"ui");E([h({attribute:!1})],_.prototype,"config");E([h({attribute:!1})],_.prototype,"client");E([h({attribute:!1})],_.prototype,"store");E([h({type:Number})],_.prototype,"revision");E([h()],_.prototype,"fingerprint");E([h()],_.prototype,"camera");E([h()],_.prototype,"label");E([h({attribute:!1})],_.prototype,"status");E([h({attribute:!1})],_.prototype,"capabilities");E([h({type:Number})],_.prototype,"now");E([h({type:Boolean})],_.prototype,"canChange");E([h({type:Boolean})],_.prototype,"away");E([h({type:Boolean})],_.prototype,"running");E([m()],_.prototype,"hour");function Ss({files:r,past_retention:t,media:e}){return e?r:Math.max(0,r-t)}var Zi=Object.defineProperty,Vt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Zi(t,e,i),i};const Yi=2**20,$e=class $e extends w{constructor(){super(...arguments),this.status=null,this.now=0,this.mayRun=!1}render(){const{t,formats:e}=this.ui;if(!this.status)return d;const{missing:s}=this.status;if(!s)return l`<p>${t(this.mayRun?"missing.never":"missing.never_viewer")}</p>`;const i=s.past_retention,n=Ss(s),o=n===0?t("missing.none"):t("missing.some",{count:n,n:e.number(n),duration:e.duration(s.seconds),size:e.size(s.bytes/Yi)}),a=i>0?l`, ${t("missing.past",{count:i,n:e.number(i)})}`:d,c=t("missing.as_of",{when:e.relative(s.as_of,this.now)});return l`<p>
      <bdi><b>${o}</b>${a}, ${c}.</bdi>
    </p>`}};$e.styles=[$,v`
      p {
        margin: 0;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      b {
        font-weight: 500;
        color: var(--fb-text);
      }
    `];let tt=$e;Vt([h({attribute:!1})],tt.prototype,"ui");Vt([h({attribute:!1})],tt.prototype,"status");Vt([h({type:Number})],tt.prototype,"now");Vt([h({type:Boolean})],tt.prototype,"mayRun");const oe="frigate_unreachable";function Es(r){return typeof r=="object"&&r!==null&&"code"in r}function Ki(r){return Es(r)?r.code:void 0}function Z(r,t){if(typeof r=="number")return t("error.connection");if(Es(r)){if(r.code==="unauthorized")return t("error.unauthorized");if(r.code==="unknown_command")return t("error.unknown_command");if(r.code===oe)return t("notice.unreachable");if(r.message)return r.message}return r instanceof Error?r.message:t("error.unknown")}const g=3600,A=86400;class Gi{constructor(t){this.name=t,this.starts=new Map,this.wallClock=new Intl.DateTimeFormat("en-US",{timeZone:t,calendar:"gregory",numberingSystem:"latn",hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"})}offset(t){const e=Math.floor(t),s={};for(const{type:n,value:o}of this.wallClock.formatToParts(e*1e3))s[n]=Number(o);return Date.UTC(s.year??0,(s.month??1)-1,s.day,s.hour,s.minute,s.second)/1e3-e}dayOf(t){return Math.floor((t+this.offset(t))/A)}startOfDay(t){let e=this.starts.get(t);return e===void 0&&(e=this.fromWall(t*A),this.starts.set(t,e)),e}hoursOfDay(t){const e=this.startOfDay(t),s=this.startOfDay(t+1),i=s-e===A?this.offset(e):void 0,n=[];for(let o=Math.ceil(e/g)*g;o<s;o+=g){const a=o+(i??this.offset(o)),c=Math.floor((a-t*A)/g);n.push({start:o,hour:c,repeated:n.some(u=>u.hour===c)})}return n}fromWall(t){const e=t-this.offset(t-A),s=t-this.offset(t+A),i=[e,s].filter(n=>n+this.offset(n)===t);return i.length>0?Math.min(...i):e}parseLocal(t){const e=Date.parse(`${t}Z`);return Number.isNaN(e)?null:this.fromWall(e/1e3)}formatLocal(t){return new Date((t+this.offset(t))*1e3).toISOString().slice(0,16)}}const Ji=10,Qi=20,Qt=r=>Math.min(100,Math.max(0,Math.round(r/g*100)));function Xi(r){let t=Qt(r.recorded_seconds),e=Qt(r.backfilled_seconds);r.backfilled_seconds>0&&(e=Math.max(e,8)),r.recorded_seconds>0&&(t=Math.max(t,8));let s=0;r.missing_files>0&&(s=Math.max(Qi,Qt(r.missing_files*Ji)));const i=Math.max(0,t+e+s-100);return i>0&&(t>=e&&t>=s?t-=i:e>=s?e-=i:s-=i),{recorded:t,backfilled:e,missing:s,count:r.missing_files===0?"":String(Math.min(999,r.missing_files)),errors:r.error_files>0}}const is=new WeakMap;function Ls(r,t){let e=is.get(t);e||is.set(t,e=new Map);const{recorded_seconds:s,backfilled_seconds:i}=r,n=`${s} ${i} ${r.missing_files} ${r.error_files}`;let o=e.get(n);return o||e.set(n,o=tr(r,t)),o}function tr(r,{t,formats:e}){const s=[],{recorded_seconds:i,backfilled_seconds:n}=r;if(i>0&&s.push(t("map.recorded",{duration:e.duration(i,"short")})),n>0&&s.push(t("map.backfilled",{duration:e.duration(n,"short")})),r.missing_files>0&&s.push(t("map.missing",{count:r.missing_files,n:e.number(r.missing_files)})),r.error_files>0){const o=r.error_files;s.push(t("map.errors",{count:o,n:e.number(o)}))}return s.length>0?s:[t("map.nothing")]}function er(r){return r instanceof HTMLElement&&r.classList.contains("c")}function Ut(r){return r.composedPath().find(er)}function Os(r,t,{zone:e}){const s=e.startOfDay(r+1);return s<=t&&s-e.startOfDay(r)===A}function sr(r,t,e,s){const i=Os(r,e,s)?ir():rr(r,e,s);return zs(i,r,t,s),i}let zt;function ir(){if(!zt){zt=Ms();for(let s=0;s<24;s++)zt.append(Ts(`c h${s}`))}const r=zt.cloneNode(!0),[t,...e]=r.children;return r.label=t,r.cells=e,r.cells.forEach((s,i)=>{s.place=`c h${i}`}),r.usual=!0,r}function rr(r,t,e){const s=Ms();s.label=s.firstElementChild,s.cells=[],s.usual=!1;const i=e.zone.hoursOfDay(r);let n=0;return i.forEach((o,a)=>{for(;n<o.hour;n++)s.append(or(n,e));if(n=o.hour+1,o.start>t)return;const c=o.repeated||i[a+1]?.repeated===!0,u=o.repeated?" again":"",f=Ts(`c h${o.hour}${c?" half":""}${u}`);f.hour=o.start,f.time=e.formats.time(o.start),f.time+=u&&` (${e.t("map.repeated")})`,s.cells.push(f),s.append(f)}),s}function Ms(){const r=document.createElement("div");r.className="row",r.setAttribute("role","row");const t=document.createElement("div");return t.className="label",t.setAttribute("role","rowheader"),t.append(document.createElement("span"),""),r.append(t),r}function zs(r,t,e,s){const{formats:i,zone:n}=s;r.setAttribute("aria-rowindex",String(e+2)),r.label.setAttribute("aria-label",i.longDay(t));const[o,a]=r.label.childNodes;if(o&&a&&(o.textContent=i.weekday(t),a.textContent=` ${i.day(t)}`),r.usual){const c=Math.ceil(n.startOfDay(t)/g)*g;r.cells.forEach((u,f)=>{u.hour=c+f*g,u.time=nr(u.hour,f,s),u.bucket=void 0})}}function Ts(r){const t=document.createElement("div");return t.place=r,t.setAttribute("role","gridcell"),t}const rs=new WeakMap;function nr(r,t,e){let s=rs.get(e);return s||rs.set(e,s=[]),s[t]??=e.formats.time(r)}function or(r,t){const e=document.createElement("div");return e.className=`gap h${r}`,e.title=t.t("map.gap"),e.setAttribute("aria-hidden","true"),e}function ns(r,t,e){let s=!1;for(const i of r.cells){const n=t(i.hour)??null;(i.bucket===void 0||!ar(i.bucket,n))&&(i.bucket=n,lr(i,n,e),s=!0)}return s}function ar(r,t){return r===t||r!==null&&t!==null&&r.recorded_seconds===t.recorded_seconds&&r.backfilled_seconds===t.backfilled_seconds&&r.missing_files===t.missing_files&&r.error_files===t.error_files}function lr(r,t,e){if(!t){os(r,`${r.place} wait`,"",""),r.setAttribute("aria-label",`${r.time}, ${e.t("map.not_loaded")}`);return}const s=Xi(t),i=s.recorded+s.backfilled;let n=r.place;s.recorded>=98?n+=" rec":s.backfilled>=98?n+=" back":i>0&&(n+=" mix"),s.missing>0&&(n+=" gone"),s.errors&&(n+=" bad");let o="";if(s.missing>0){const a=100-s.missing,c=a>0?100*(a-i)/a:0;o=`--r:${s.recorded}%;--b:${i}%;--m:${s.missing}%;--y:${c}%`}else i>0&&s.recorded<98&&s.backfilled<98&&(o=`--r:${s.recorded}%;--b:${i}%`);os(r,n,o,s.count),r.setAttribute("aria-label",`${r.time}, ${Ls(t,e).join(", ")}`)}function os(r,t,e,s){if(r.names!==t&&(r.className=r.names=t),(r.shares??"")!==e&&(r.style.cssText=r.shares=e),(r.count??"")!==s&&(r.count=s,r.replaceChildren(),s!=="")){const i=document.createElement("span");i.textContent=s,r.append(i)}}function cr(r,t){const e=r.classList.contains("again")?` (${t.t("map.repeated")})`:"";return`${Hs(r.hour,t)}${e}`}function Hs(r,{formats:t,zone:e}){return`${t.longDay(e.dayOf(r))}, ${t.time(r)} – ${t.time(r+g)}`}function H(r,t=""){return l`<svg class="icon ${t}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${r}></path>
  </svg>`}var hr=Object.defineProperty,B=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&hr(t,e,i),i};const dr=["recorded","backfilled","missing","error"],xe=class xe extends w{constructor(){super(...arguments),this.camera="",this.hour=0,this.now=0,this.fingerprint="",this.recordings=null,this.error=null,this.playing=null,this.asked=0}willUpdate(t){(t.has("hour")||t.has("camera"))&&(this.recordings=null,this.playing=null),(t.has("hour")||t.has("camera")||t.has("fingerprint"))&&this.load()}render(){const{t}=this.ui;return l`<frigate-backfill-dialog
      tall
      .ui=${this.ui}
      .heading=${Hs(this.hour,this.ui)}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <button
        slot="header"
        class="icon-button"
        aria-label=${t("hour.earlier")}
        @click=${()=>this.go(-g)}
      >
        ${H(Li,"turns")}
      </button>
      <button
        slot="header"
        class="icon-button"
        aria-label=${t("hour.later")}
        ?disabled=${this.hour+g>this.now}
        @click=${()=>this.go(g)}
      >
        ${H(Cs,"turns")}
      </button>
      <div class="body">${this.renderBody()}</div>
    </frigate-backfill-dialog>`}renderBody(){const{t}=this.ui;if(this.error!==null)return l`<frigate-backfill-notice
        .icon=${Ai}
        .heading=${t("failed")}
        .text=${Z(this.error,t)}
        .action=${t("retry")}
        @action=${this.load}
      ></frigate-backfill-notice>`;if(this.recordings===null)return l`<p role="status">${t("loading")}</p>`;if(this.recordings.length===0)return l`<p role="status">${t("hour.empty")}</p>
        <p class="note">${t("hour.not_looked")}</p>`;const e=this.recordings.filter(s=>s.url!==null);return l`
      ${e.length>0?l`<frigate-backfill-player
              .ui=${this.ui}
              .recordings=${e}
              .recording=${this.playing}
              @play=${this.onPlay}
              @expired=${this.load}
            ></frigate-backfill-player>`:""}
      <p class="muted">${this.summary(this.recordings)}</p>
      <frigate-backfill-recordings
        .ui=${this.ui}
        .recordings=${this.recordings}
        .playing=${this.playing}
        @play=${this.onPlay}
      ></frigate-backfill-recordings>
      <p class="note">${t("hour.not_looked")}</p>
    `}summary(t){const{t:e,formats:s}=this.ui,i=dr.map(a=>{const c=t.filter(u=>u.kind===a).length;return c>0?e("hour.of_kind",{kind:e(`hour.kind.${a}`),n:s.number(c)}):""}),n=t.length;return[e("item.recordings",{count:n,n:s.number(n)}),...i.filter(Boolean)].join(" · ")}async load(){const t=++this.asked;try{const{camera:e,hour:s}=this,i=await this.client.recordings(e,s,s+g);if(t!==this.asked)return;this.recordings=i,this.error=null;const n=this.playing?.start_time;this.playing=i.find(o=>o.url&&o.start_time===n)??null}catch(e){t===this.asked&&(this.error=e)}}onPlay(t){this.playing=t.detail.recording}go(t){this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:this.hour+t}}))}};xe.styles=[$,S,v`
      frigate-backfill-dialog {
        --dialog-width: 640px;
      }
      .body {
        display: grid;
        gap: 12px;
      }
      /* It stays in sight while the list below it is scrolled. */
      frigate-backfill-player {
        position: sticky;
        inset-block-start: -4px;
        z-index: 1;
        padding-block: 4px;
        background: var(--ha-dialog-surface-background, var(--fb-surface));
      }
      p {
        margin: 0;
      }
      .note {
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `];let O=xe;B([h({attribute:!1})],O.prototype,"ui");B([h({attribute:!1})],O.prototype,"client");B([h()],O.prototype,"camera");B([h({type:Number})],O.prototype,"hour");B([h({type:Number})],O.prototype,"now");B([h()],O.prototype,"fingerprint");B([m()],O.prototype,"recordings");B([m()],O.prototype,"error");B([m()],O.prototype,"playing");async function Rs(r){const t=`texts/${r}.json`,e=new URL(t,import.meta.url);e.search=new URL(import.meta.url).search;const s=await fetch(e);if(!s.ok)throw new Error(`${t}: ${s.status}`);return await s.json()}const ur=["en","cs","de","es","fr","it","nl","pl","pt-BR","sv"],Ft=r=>r.toLowerCase().split("-")[0]??"en";function qt(r){return ur.find(t=>Ft(t)===Ft(r))}const Ps=["ar","fa","he","ur"];function ht(r,t){return Ps.includes(Ft(t))?`⁦${r}⁩`:r}function pr(r,t){return Ps.includes(Ft(t))?`⁨${r}⁩`:r}let Ns={},Xt;function Ds(){return Xt??=Rs("reasons").then(r=>{Ns=r},()=>{Xt=void 0}),Xt}function fr(r,t){const e=Ns[r],s=e?.[qt(t)??"en"]??e?.en;return s&&ht(s,t)}const mr=["database","kept","too_recent"];function Us({reason:r,message:t},{language:e}){const s=r===null?void 0:fr(r,e);return s?t!==null&&r!==null&&mr.includes(r)?`${s} (${t})`:s:t??r??""}var gr=Object.defineProperty,ge=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&gr(t,e,i),i};const br={recorded:"📹",backfilled:"📁",missing:"❓",error:"⚠️"},_e=class _e extends w{constructor(){super(...arguments),this.recordings=[],this.playing=null}connectedCallback(){super.connectedCallback(),Ds().then(()=>this.requestUpdate())}render(){return l`<ul>
      ${this.recordings.map(t=>l`<li>${this.renderEntry(t)}</li>`)}
    </ul>`}renderEntry(t){if(t.url===null)return l`<div class="entry ${t.kind}">${this.renderFacts(t)}</div>`;const{t:e}=this.ui,s=e("hour.play",{time:this.time(t)});return l`<button
      class="entry ${t.kind}"
      title=${s}
      aria-current=${this.playing===t}
      @click=${()=>this.dispatchEvent(new CustomEvent("play",{detail:{recording:t}}))}
    >
      ${this.renderFacts(t)} ${H(Hi)}
    </button>`}renderFacts(t){const{t:e,formats:s}=this.ui,i=Us(t,this.ui),n=t.kind==="missing"||t.kind==="error";return l`
      <span class="emoji" aria-hidden="true">${br[t.kind]}</span>
      <span>
        ${this.time(t)}
        <small>${e(`hour.kind.${t.kind}`)}</small>
      </span>
      <span class="number">
        ${t.duration===null?d:s.clip(t.duration)}
      </span>
      <span class="number">
        ${t.size_mb===null?d:s.size(t.size_mb)}
      </span>
      ${n&&i?l`<span class="why">${i}</span>`:d}
      ${t.kind==="error"&&t.file_path?l`<code class="why">${t.file_path}</code>`:d}
    `}time({start_time:t}){const{t:e,formats:s}=this.ui;return t===null?e("results.unknown_time"):s.timeWithSeconds(t)}};_e.styles=[$,S,v`
      ul {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .entry {
        display: grid;
        grid-template-columns: 28px 1fr auto auto 24px;
        align-items: center;
        gap: 0 12px;
        inline-size: 100%;
        min-block-size: 40px;
        padding: 4px 10px;
        border: 1px solid transparent;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-recorded) 12%, transparent);
        text-align: start;
        font-variant-numeric: tabular-nums;
        content-visibility: auto;
        contain-intrinsic-size: auto 40px;
      }
      .backfilled {
        background: color-mix(in srgb, var(--fb-backfilled) 24%, transparent);
      }
      .missing {
        border: 1px dashed var(--fb-missing);
        background: repeating-linear-gradient(
          135deg,
          color-mix(in srgb, var(--fb-missing) 14%, transparent) 0 3px,
          transparent 3px 9px
        );
      }
      .error {
        border: 1px solid color-mix(in srgb, var(--fb-error) 60%, transparent);
        background: color-mix(in srgb, var(--fb-error) 8%, transparent);
      }
      button.entry:hover {
        border-color: var(--fb-text-2);
      }
      button.entry[aria-current="true"] {
        border-color: var(--fb-text);
        box-shadow: 0 0 0 1px var(--fb-text);
      }
      .entry > .icon {
        grid-area: 1 / 5;
      }
      .emoji {
        font-size: 18px;
        text-align: center;
      }
      small {
        font-size: 12px;
        color: var(--fb-text);
        opacity: 0.85;
      }
      .why {
        grid-column: 2 / -1;
        font-size: 12px;
      }
      code.why {
        font-size: 11px;
        overflow-wrap: anywhere;
        color: var(--fb-text-2);
      }
      .number {
        font-size: 13px;
        min-inline-size: 3.6em;
        text-align: end;
        white-space: nowrap;
      }
      @media (max-width: 520px) {
        .entry {
          gap: 0 8px;
        }
        small {
          display: block;
        }
      }
    `];let ft=_e;ge([h({attribute:!1})],ft.prototype,"ui");ge([h({attribute:!1})],ft.prototype,"recordings");ge([h({attribute:!1})],ft.prototype,"playing");var vr=Object.defineProperty,Wt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&vr(t,e,i),i};const ke=class ke extends w{constructor(){super(...arguments),this.recordings=[],this.recording=null,this.failed=!1,this.renewed=0}willUpdate(t){if(t.has("recording")){const e=t.get("recording");e?.start_time!==this.recording?.start_time&&(this.renewed=0),this.failed=this.renewed>0&&e?.url===this.recording?.url}}render(){return l`
      <div class="screen">${this.renderScreen()}</div>
      ${this.recording?this.renderBar(this.recording):d}
    `}renderScreen(){const{t}=this.ui,{recording:e}=this;if(e?.url==null)return l`<p>${t("hour.pick")}</p>`;if(this.failed){const s=e.kind==="error";return l`<p role="alert">${t(s?"hour.play_damaged":"hour.play_failed")}</p>`}return l`<video
      src=${e.url}
      aria-label=${this.time(e)}
      controls
      autoplay
      playsinline
      @ended=${()=>this.move(1)}
      @error=${this.onError}
    ></video>`}renderBar(t){const{t:e}=this.ui,s=this.index;return l`<div class="bar">
      <button
        class="icon-button"
        aria-label=${e("hour.previous")}
        ?disabled=${s<=0}
        @click=${()=>this.move(-1)}
      >
        ${H(Ui,"turns")}
      </button>
      <span>${this.time(t)}</span>
      ${t.url?l`<a class="download" href=${t.url} download>${e("hour.download")}</a>`:d}
      <button
        class="icon-button"
        aria-label=${e("hour.next")}
        ?disabled=${s>=this.recordings.length-1}
        @click=${()=>this.move(1)}
      >
        ${H(Di,"turns")}
      </button>
    </div>`}time({start_time:t}){return t===null?"":this.ui.formats.timeWithSeconds(t)}get index(){return this.recordings.findIndex(t=>t===this.recording)}move(t){const e=this.recordings[this.index+t];e&&this.dispatchEvent(new CustomEvent("play",{detail:{recording:e}}))}onError(){this.renewed++,this.renewed>1?this.failed=!0:this.dispatchEvent(new CustomEvent("expired"))}};ke.styles=[$,S,v`
      .screen {
        display: grid;
        place-items: center;
        aspect-ratio: 16 / 9;
        max-block-size: 46vh;
        inline-size: 100%;
        border-radius: 12px;
        overflow: hidden;
        background: #101418;
        color: #e8eaed;
        text-align: center;
      }
      video {
        inline-size: 100%;
        block-size: 100%;
        min-block-size: 0;
      }
      p {
        margin: 0;
        padding: 16px;
        max-inline-size: 48ch;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
        font-variant-numeric: tabular-nums;
      }
      .bar span {
        flex: 1;
        text-align: center;
      }
      a {
        color: inherit;
      }
      .download {
        font-size: 13px;
      }
    `];let et=ke;Wt([h({attribute:!1})],et.prototype,"ui");Wt([h({attribute:!1})],et.prototype,"recordings");Wt([h({attribute:!1})],et.prototype,"recording");Wt([m()],et.prototype,"failed");var yr=Object.defineProperty,Fs=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&yr(t,e,i),i};const wr=["recorded","backfilled","missing","errors","none"],Ae=class Ae extends w{constructor(){super(...arguments),this.short=!1}render(){return l`<ul>
      ${wr.slice(0,this.short?3:void 0).map(t=>l`<li><i class=${t} aria-hidden="true"></i>${this.ui.t(`legend.${t}`)}</li>`)}
    </ul>`}};Ae.styles=[$,v`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      i {
        position: relative;
        inline-size: 14px;
        block-size: 14px;
        border-radius: 3px;
        background: var(--fb-track);
      }
      .recorded {
        background: var(--fb-recorded);
      }
      .backfilled {
        background: var(--fb-backfilled);
      }
      .missing {
        background: var(--fb-hatch);
      }
      .errors::after {
        content: "";
        position: absolute;
        inset: 4px;
        border-radius: 50%;
        background: var(--fb-error);
      }
    `];let Et=Ae;Fs([h({attribute:!1})],Et.prototype,"ui");Fs([h({type:Boolean})],Et.prototype,"short");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const $r={CHILD:2},js=r=>(...t)=>({_$litDirective$:r,values:t});let Is=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,s){this._$Ct=t,this._$AM=e,this._$Ci=s}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const xr={},_r=js(class extends Is{constructor(){super(...arguments),this.ot=xr}render(r,t){return t()}update(r,[t,e]){if(Array.isArray(t)){if(Array.isArray(this.ot)&&this.ot.length===t.length&&t.every((s,i)=>s===this.ot[i]))return F}else if(this.ot===t)return F;return this.ot=Array.isArray(t)?Array.from(t):t,this.render(t,e)}}),ae=28,Tt=2*ae;class as{constructor(t,e,s,i=ae){this.store=t,this.days=e,this.startOfRow=s,this.wanted=0,this.shown=Math.min(e,i)}get oldest(){return Math.ceil(this.startOfRow(this.shown-1)/g)*g}firstDay(t){return this.shown<this.days&&this.isOver(1/0)===!0?t-(this.shown-1-Tt):void 0}grow(t){if(this.shown>=this.days||!this.store.bucket(this.oldest))return!1;const e=this.isOver(t);return e===void 0&&this.store.request(...this.tail(t)),e===!1&&(this.shown=Math.min(this.days,this.shown+ae)),e===!1}lookFurther(){this.shown=Math.min(this.days,this.shown+Tt),this.wanted=this.shown}isOver(t){return this.shown<Tt||this.shown<=this.wanted?!1:this.store.isEmpty(...this.tail(t))}tail(t){const e=this.startOfRow(this.shown-1-Tt);return[this.startOfRow(this.shown-1),Math.min(t,e)]}}class Bs{constructor(t){this.act=t,this.handle=0}request(){this.handle||=requestAnimationFrame(t=>{this.handle=0,this.act(t)})}cancel(){cancelAnimationFrame(this.handle),this.handle=0}}function kr({formats:r,t,zone:e},s){let i=s;for(;e.startOfDay(i+1)-e.startOfDay(i)!==A;)i--;const n=e.startOfDay(i),o=[...Array(24).keys()].map(a=>{const c=r.time(n+a*g),u=a%3===0?Sr(c):"";return l`<div class="h${a}" role="columnheader">
      <span aria-hidden="true">${u}</span><span class="visually-hidden">${c}</span>
    </div>`});return l`<div class="head" role="row" aria-rowindex="1">
    <div class="corner" role="columnheader">
      <span class="visually-hidden">${t("map.day")}</span>
    </div>
    ${o}
  </div>`}function Ar(r,t,e){r.style.removeProperty("--fb-label"),e>t.offsetWidth&&r.style.setProperty("--fb-label",`${e}px`)}function Cr(r,t,{t:e,formats:s}){const{error:i}=r.store;if(i!==null){const o=e("map.failed",{error:Z(i,e)});return r.offline?d:ls(o,e("retry"),r.retry)}if(t===void 0)return d;const n=s.dayDate(t);return ls(e("map.reached",{date:n}),e("map.older"),r.lookFurther)}function ls(r,t,e){return l`<div class="foot" role="status">
    ${r}
    <button class="link" @click=${e}>${t}</button>
  </div>`}function Sr(r){return r.replace(/[:.]00/,"").replace(/^0(\d)/,"$1")}function Er(r,t,e){if(!(r.altKey||r.metaKey))switch(r.key){case"Enter":case" ":return"open";case"Escape":return"hide";default:return Lr(r,t,e)}}function Lr(r,t,{zone:e,oldest:s,newest:i,rtl:n}){const o=n?"ArrowLeft":"ArrowRight",a=e.dayOf(t),c=(()=>{switch(r.key){case"ArrowLeft":case"ArrowRight":return t+(r.key===o?g:-g);case"ArrowUp":return Ht(t,a+1,e);case"ArrowDown":return Ht(t,a-1,e);case"PageUp":return Ht(t,a+7,e);case"PageDown":return Ht(t,a-7,e);case"Home":return r.ctrlKey?i:e.hoursOfDay(a)[0]?.start;case"End":return r.ctrlKey?s:e.hoursOfDay(a).at(-1)?.start;default:return}})();return c===void 0?void 0:Math.min(i,Math.max(s,c))}function Ht(r,t,e){const s=e.hoursOfDay(e.dayOf(r)).find(n=>n.start===r)?.hour??0,i=e.hoursOfDay(t);return(i.find(n=>n.hour>=s)??i.at(-1))?.start}class Or{constructor(t,e,s){this.box=t,this.source=e,this.rowHeight=s,this.rows=new Map,this.spare=[]}at(t){return this.rows.get(t)}widestLabel(){return Math.max(0,...[...this.rows.values()].map(t=>t.label.offsetWidth))}show(t,e,s){for(const[i,n]of this.rows)(i<t||i>e)&&i!==s&&(this.rows.delete(i),n.usual?this.spare.push(n):n.remove());for(let i=t;i<=e;i++)this.rows.has(i)||this.rows.set(i,this.make(i));this.spare.forEach(i=>i.remove()),this.spare=[]}paint(t){const{bucketOf:e,ui:s}=this.source;let i=t;for(const n of this.rows.values()){if(i===0)return!1;i-=ns(n,e,s)?1:0}return!0}sort(t){const e=[...this.rows.keys()].sort((n,o)=>n-o),s=this.rows.get(t)??null;let i=null;for(const n of e){const o=this.rows.get(n);o&&o!==s&&o.previousElementSibling!==i&&this.box.insertBefore(o,i?i.nextElementSibling:this.box.firstElementChild),i=o??i}}make(t){const{ui:e,now:s,today:i,bucketOf:n}=this.source,o=i-t;let a=Os(o,s,e)?this.spare.pop():void 0;return a?zs(a,o,t,e):(a=sr(o,t,s,e),this.box.append(a)),a.style.transform=`translateY(${t*this.rowHeight}px)`,ns(a,n,e),a}}const cs=80;class Mr{constructor(t){this.steps=t,this.frame=new Bs(e=>this.onFrame(e)),this.timer=0,this.loaded=0}moved(){this.frame.request(),clearTimeout(this.timer),this.timer=window.setTimeout(()=>{this.steps.rest(),this.steps.load()},cs)}stop(){this.frame.cancel(),clearTimeout(this.timer)}onFrame(t){this.steps.follow(),t>this.loaded+cs&&(this.loaded=t,this.steps.load())}}const zr=[...Array(24).keys()],Tr=zr.map(r=>{const t=2+2*r,e=2+2*(r%12),s=r<12?1:2;return`
    .h${r} { grid-area: 1 / ${t} / auto / span 2; }
    .h${r}.half { grid-area: 1 / ${t} / auto / span 1; }
    .h${r}.half.again { grid-area: 1 / ${t+1} / auto / span 1; }
    .folded .h${r} { grid-area: ${s} / ${e} / auto / span 2; }
    .folded .h${r}.half { grid-area: ${s} / ${e} / auto / span 1; }
    .folded .h${r}.half.again { grid-area: ${s} / ${e+1} / auto / span 1; }`}).join(""),Hr=v`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .scroller {
    flex: 1 1 auto;
    overflow-y: auto;
    max-block-size: var(--frigate-backfill-map-height, 372px);
    scrollbar-width: thin;
    container-type: inline-size;
    position: relative;
  }
  .rows {
    position: relative;
    font-size: 9.5px;
  }
  /* Three digits fit into a cell of the narrowest card, too. */
  .folded .rows {
    font-size: clamp(8px, (100cqi - 50px) / 24, 11px);
  }
  .row,
  .head {
    display: grid;
    grid-template-columns: var(--label) repeat(48, minmax(0, 1fr));
    --label: var(--fb-label, 76px);
  }
  .folded .row,
  .folded .head {
    grid-template-columns: var(--label) repeat(24, minmax(0, 1fr));
    --label: var(--fb-label, 50px);
  }
  .row {
    position: absolute;
    inset-inline: 0;
    block-size: 26px;
    grid-template-rows: 26px;
    contain: strict;
    content-visibility: auto;
  }
  .folded .row {
    block-size: 60px;
    grid-template-rows: 28px 28px;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    padding-block: 2px 4px;
    background: var(--fb-surface);
    color: var(--fb-text-2);
    font-size: 11px;
    line-height: 14px;
  }
  .head > * {
    white-space: nowrap;
    min-inline-size: 0;
  }
  .corner {
    grid-area: 1 / 1;
  }
  .label {
    grid-area: 1 / 1;
    justify-self: start;
    align-self: center;
    font-size: 12px;
    white-space: nowrap;
    padding-inline-end: 6px;
    color: var(--fb-text);
  }
  .label span {
    color: var(--fb-text-2);
    display: inline-block;
    min-inline-size: 2.3em;
  }
  .folded .label {
    grid-area: 1 / 1 / span 2 / auto;
    line-height: 1.3;
    padding-block-end: 4px;
  }
  .folded .label span {
    display: block;
  }
  /* Neither clipped nor positioned, which would cost each frame that scrolls dearly. */
  .c,
  .gap {
    margin: 1px;
    border-radius: 3px;
    min-inline-size: 0;
  }
  .c {
    background: var(--fb-track);
    cursor: pointer;
    line-height: 22px;
    letter-spacing: -0.4px;
    text-align: center;
    color: var(--fb-text);
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .folded .c {
    line-height: 26px;
  }
  .c.wait {
    background: color-mix(in srgb, var(--fb-track) 50%, transparent);
    cursor: progress;
  }
  .c.rec {
    background: var(--fb-recorded);
  }
  .c.back {
    background: var(--fb-backfilled);
  }
  .c.mix {
    background: var(--fb-shares);
  }
  .c.mix,
  .c.gone {
    --fb-shares: linear-gradient(
      to top,
      var(--fb-recorded) 0 var(--r),
      var(--fb-backfilled) var(--r) var(--b),
      var(--fb-track) var(--b)
    );
  }
  .c.gone {
    background:
      var(--fb-hatch) 0 var(--y) / 100% var(--m) no-repeat,
      var(--fb-shares);
  }
  /* A halo instead of a box: the hatching stays to be seen. */
  .c > span {
    display: block;
    /* On a narrow map, a number may be wider than its cell. */
    margin-inline: -4px;
    font-weight: 600;
    paint-order: stroke fill;
    -webkit-text-stroke: 2.5px var(--fb-surface);
  }
  /* Half a column has no room for a number that lies. */
  .half > span {
    display: grid;
    place-content: center;
    height: 100%;
    margin: 0 -2px;
    writing-mode: vertical-rl;
    line-height: 1;
  }
  .c.bad {
    position: relative;
  }
  .c.bad::after {
    content: "";
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 2px;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--fb-error);
    box-shadow: 0 0 0 1px var(--fb-surface);
  }
  .c:hover {
    outline: 2px solid color-mix(in srgb, var(--fb-text) 60%, transparent);
    outline-offset: -2px;
  }
  .c:focus-visible {
    /* Inside the cell: the row cuts off what leaves it. */
    outline: 2px solid var(--fb-text);
    outline-offset: -2px;
    box-shadow: 0 0 0 3.5px var(--fb-surface) inset;
  }
  .gap {
    position: relative;
  }
  .gap::after {
    content: "";
    position: absolute;
    inset: 50% 25% auto;
    border-block-start: 1px dashed var(--fb-text-2);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    justify-content: center;
    padding: 8px 0 4px;
    font-size: 12px;
    color: var(--fb-text-2);
  }
  .link {
    border: 0;
    padding: 6px 4px;
    background: none;
    color: var(--fb-text);
    text-decoration: underline;
    font-size: 12px;
  }
  .tip {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--fb-line);
    border-radius: 8px;
    inline-size: max-content;
    max-inline-size: min(340px, calc(100vw - 16px));
    background: var(--fb-surface);
    color: var(--fb-text);
    box-shadow: 0 3px 12px rgba(0, 0, 0, 0.3);
    font-size: 12px;
    pointer-events: none;
  }
  .tip b {
    display: block;
    font-weight: 500;
  }
  ${$s(Tr)}
`;class Rr{constructor(){this.hour=0}mark(t){const e=t?.cells.find(s=>s.hour===this.hour);e!==this.cell&&(this.cell?.removeAttribute("tabindex"),this.cell=e),e&&e.tabIndex!==0&&(e.tabIndex=0)}get focused(){return this.cell?.matches(":focus")===!0}focus(){this.cell?.focus({preventScroll:!0})}}const xt=8;class Pr{constructor(t,e){this.popover=t,this.source=e}onPointer(t){const e=Ut(t);e&&t.pointerType!=="touch"?this.show(e):this.hide()}onFocus(t){const e=Ut(t);e?.matches(":focus-visible")&&this.show(e)}hide(){const t=this.popover();t.matches(":popover-open")&&t.hidePopover()}show(t){const{ui:e}=this.source,s=this.source.bucketOf(t.hour),i=this.popover(),n=document.createElement("b");n.textContent=cr(t,e);const o=s?Ls(s,e):[e.t("map.not_loaded")];i.replaceChildren(n,o.join(" · ")),i.matches(":popover-open")||i.showPopover(),Nr(i,t)}}function Nr(r,t){const e=t.getBoundingClientRect(),s=r.getBoundingClientRect(),i=e.left+e.width/2-s.width/2,n=window.innerWidth-s.width-xt,o=e.top-s.height-xt;r.style.left=`${Math.max(xt,Math.min(i,n))}px`,r.style.top=`${o>xt?o:e.bottom+xt}px`}const te=6,hs=26,Dr=440,Ur=60,Fr=r=>r>0&&r<Dr;class jr{constructor(){this.top=0,this.height=0,this.rowHeight=hs}fold(t){this.rowHeight=t?Ur:hs}rows(t){const e=Math.max(0,Math.floor(this.top/this.rowHeight)-te),s=e+Math.ceil(this.height/this.rowHeight)+2*te;return[e,Math.min(t-1,s)]}nearEnd(t){return this.rows(t)[1]>=t-1-te}topFor(t,e){const s=t*this.rowHeight,i=this.height-e;return s<this.top?s:s+this.rowHeight>this.top+i?s+this.rowHeight-i:void 0}}var Ir=Object.defineProperty,L=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Ir(t,e,i),i};const Br=14,Vr=5,Ce=class Ce extends w{constructor(){super(...arguments),this.revision=0,this.camera="",this.days=365,this.now=0,this.offline=!1,this.folded=!1,this.today=0,this.view=new jr,this.tabStop=new Rr,this.tip=new Pr(()=>this.tipBox,this),this.painting=new Bs(()=>this.paint()),this.scrolling=new Mr({follow:()=>this.follow(),load:()=>this.load(),rest:()=>this.rows.sort(this.activeRow)}),this.resize=new ResizeObserver(()=>this.measure()),this.startOfRow=t=>this.ui.zone.startOfDay(this.today-t),this.lookFurther=()=>{this.depth.lookFurther(),this.requestUpdate(),this.updateComplete.then(()=>this.moveTo(this.depth.shown*this.view.rowHeight))},this.retry=()=>{this.store.invalidate(),this.load()}}connectedCallback(){super.connectedCallback(),this.resize.observe(this),this.hasUpdated&&(this.resize.observe(this.scroller),this.painting.request())}firstUpdated(){this.resize.observe(this.scroller)}disconnectedCallback(){super.disconnectedCallback(),this.resize.disconnect(),this.scrolling.stop(),this.painting.cancel()}render(){const{t}=this.ui;return l`
      <div
        class="scroller ${this.folded?"folded":""}"
        role="grid"
        aria-label=${t("map.label",{camera:this.camera})}
        aria-description=${t("map.hint")}
        aria-rowcount=${this.depth.shown+1}
        @scroll=${this.onScroll}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @pointerover=${e=>this.tip.onPointer(e)}
        @pointerleave=${()=>this.tip.hide()}
        @focusin=${e=>this.tip.onFocus(e)}
        @focusout=${()=>this.tip.hide()}
      >
        ${_r([this.ui],()=>kr(this.ui,this.today))}
        <div
          class="rows"
          role="rowgroup"
          .style=${`height:${this.depth.shown*this.view.rowHeight}px`}
        ></div>
      </div>
      ${Cr(this,this.depth.firstDay(this.today),this.ui)}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `}willUpdate(t){this.today=this.ui.zone.dayOf(this.now),t.has("store")?(this.depth=new as(this.store,this.days,this.startOfRow),this.tabStop.hour=0):t.has("days")&&(this.depth=new as(this.store,this.days,this.startOfRow,this.depth.shown))}updated(t){const e=t.get("now"),s=e!==void 0&&Math.floor(e/g)!==Math.floor(this.now/g),i=t.has("ui")||t.has("folded");t.has("store")&&(this.scroller.scrollTop=this.view.top=0),i||s||t.has("store")?this.makeRows():(this.showRows(),this.painting.request()),i&&Ar(this.scroller,this.corner,this.rows.widestLabel()),(t.has("store")||t.has("revision"))&&(this.load(),this.grow())}bucketOf(t){return this.store.bucket(t)}measure(){const t=this.view.top/this.view.rowHeight;this.view.height=this.scroller.clientHeight;const e=Fr(this.clientWidth);e!==this.folded?(this.folded=e,this.view.fold(e),this.updateComplete.then(()=>this.moveTo(t*this.view.rowHeight))):(this.showRows(),this.load())}makeRows(){const{focused:t}=this.tabStop,{ui:e,now:s,today:i}=this,n=o=>this.bucketOf(o);this.rowBox.replaceChildren(),this.rows=new Or(this.rowBox,{ui:e,now:s,today:i,bucketOf:n},this.view.rowHeight),this.showRows(),t&&this.tabStop.focus()}showRows(){const[t,e]=this.view.rows(this.depth.shown);this.tabStop.hour||=Math.floor(this.now/g)*g,this.rows.show(t,e,this.activeRow),this.tabStop.mark(this.rows.at(this.activeRow))}get activeRow(){return this.today-this.ui.zone.dayOf(this.tabStop.hour)}paint(){this.rows.paint(Vr)||this.painting.request()}onScroll(){this.tip.hide(),this.scrolling.moved()}follow(){this.view.top=this.scroller.scrollTop,this.showRows(),this.grow()}moveTo(t){this.scroller.scrollTop=t,this.view.top=this.scroller.scrollTop,this.showRows()}load(){const[t,e]=this.view.rows(this.depth.shown);if(e>=t){const s=Math.min(this.days-1,e+Br);this.store.request(this.startOfRow(s),this.startOfRow(t-1))}}grow(){this.view.nearEnd(this.depth.shown)&&this.depth.grow(this.now)&&this.requestUpdate()}onClick(t){const e=Ut(t);e&&this.select(e)}select(t){this.tabStop.hour=t.hour,this.tabStop.mark(this.rows.at(this.activeRow)),this.tip.hide(),this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:t.hour}}))}onKey(t){const e=Ut(t),s=e&&Er(t,e.hour,this.bounds);if(!(!e||s===void 0)){if(s==="hide"){this.tip.hide();return}t.preventDefault(),s==="open"?this.select(e):this.focusHour(s)}}get bounds(){return{zone:this.ui.zone,newest:Math.floor(this.now/g)*g,oldest:this.depth.oldest,rtl:getComputedStyle(this).direction==="rtl"}}focusHour(t){this.tabStop.hour=Math.ceil(t/g)*g;const e=this.view.topFor(this.activeRow,this.head.offsetHeight);e===void 0?this.showRows():this.moveTo(e),this.tabStop.focus()}};Ce.styles=[$,S,Hr];let k=Ce;L([h({attribute:!1})],k.prototype,"ui");L([h({attribute:!1})],k.prototype,"store");L([h({type:Number})],k.prototype,"revision");L([h()],k.prototype,"camera");L([h({type:Number})],k.prototype,"days");L([h({type:Number})],k.prototype,"now");L([h({type:Boolean})],k.prototype,"offline");L([m()],k.prototype,"folded");L([bt(".scroller")],k.prototype,"scroller");L([bt(".rows")],k.prototype,"rowBox");L([bt(".head")],k.prototype,"head");L([bt(".corner")],k.prototype,"corner");L([bt(".tip")],k.prototype,"tipBox");var qr=Object.defineProperty,nt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&qr(t,e,i),i};const Se=class Se extends w{constructor(){super(...arguments),this.icon="",this.heading="",this.text="",this.href="",this.action="",this.banner=!1,this.busy=!1}render(){return l`<div role="status">
      ${H(this.icon)}
      <h3>${this.heading}</h3>
      ${this.text?l`<p>${this.text}</p>`:d} ${this.renderAction()}
    </div>`}renderAction(){return this.action?this.href?l`<a class="button" href=${this.href} @click=${this.onLink}>${this.action}</a>`:l`<button class="button" @click=${this.onAction}>${this.action}</button>`:d}onAction(){this.dispatchEvent(new CustomEvent("action"))}onLink(t){t.ctrlKey||t.metaKey||t.shiftKey||t.button!==0||(t.preventDefault(),history.pushState(null,"",this.href),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}})))}};Se.styles=[$,S,v`
      div {
        display: grid;
        justify-items: center;
        gap: 6px;
        padding: 28px 16px;
        text-align: center;
      }
      .icon {
        inline-size: 44px;
        block-size: 44px;
        opacity: 0.55;
      }
      h3 {
        margin: 4px 0 0;
        font-size: 16px;
        font-weight: 500;
      }
      p {
        margin: 0;
        max-inline-size: 44ch;
        color: var(--fb-text-2);
      }
      .button {
        margin-block-start: 12px;
      }
      :host([banner]) div {
        grid-template-columns: auto 1fr auto;
        justify-items: start;
        align-items: center;
        gap: 2px 12px;
        padding: 10px 12px;
        border-radius: 8px;
        text-align: start;
        background: color-mix(in srgb, var(--fb-missing) 16%, transparent);
      }
      :host([banner]) .icon {
        grid-row: 1 / span 2;
        inline-size: 24px;
        block-size: 24px;
        opacity: 1;
      }
      :host([banner]) h3 {
        margin: 0;
        font-size: 14px;
        grid-column: 2;
      }
      :host([banner]) p {
        grid-column: 2;
        font-size: 13px;
        max-inline-size: none;
      }
      :host([banner]) .button {
        grid-area: 1 / 3 / span 2;
        margin: 0;
      }
      :host([busy]) .icon {
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      @keyframes breathe {
        from {
          opacity: 0.2;
        }
      }
    `];let R=Se;nt([h()],R.prototype,"icon");nt([h()],R.prototype,"heading");nt([h()],R.prototype,"text");nt([h()],R.prototype,"href");nt([h()],R.prototype,"action");nt([h({type:Boolean,reflect:!0})],R.prototype,"banner");nt([h({type:Boolean,reflect:!0})],R.prototype,"busy");const jt=30,Wr=12,Zr=10;function Yr(r,t,e){const s=t.dayOf(e);return[...Array(jt).keys()].map(i=>Gr(r,t.hoursOfDay(s-jt+1+i)))}function Kr(r,t,e){r.request(t.startOfDay(t.dayOf(e)-jt+1),e)}function Gr(r,t){let e=0,s=0,i=0;for(const{start:c}of t){const u=r.bucket(c);if(!u)return null;e+=u.recorded_seconds,s+=u.backfilled_seconds,i+=u.missing_files*Zr}const n=t.length*g,o=ee(i,n),a=Math.min(ee(s,n),100-o);return{missing:o,backfilled:a,recorded:Math.min(ee(e,n),100-o-a)}}function ee(r,t){return r===0?0:Math.max(Wr,Math.min(100,100*r/t))}function Jr(r,{t,formats:e}){if(r.state==="queued")return{text:t("overview.queued"),tone:"busy"};if(r.state==="running"){const i=r.percent===null?"":e.percent(r.percent),n=r.dry_run?"overview.dry_running":"overview.running";return{text:t(n,{percent:i}).trim(),tone:"busy"}}if(!r.missing)return{text:t("overview.unchecked"),tone:"plain"};const s=Ss(r.missing);return s>0?{text:t("overview.missing",{count:s,n:e.number(s)}),tone:"missing"}:{text:t("overview.none_missing"),tone:"plain"}}function Qr({last_run:r},t,e){const{t:s,formats:i}=e;if(!r)return{text:s("overview.no_last"),tone:"plain"};const n=r.finished_at===null?"":i.relative(r.finished_at,t);return r.state==="failed"?{text:s("overview.last_failed",{when:n}),tone:"error"}:{text:s("overview.last",{when:n}),tone:"plain"}}function Xr({schedule:r},t,e){const{t:s,formats:i}=e,n=r?.enabled?r.next_run_at:null;return{text:n===null?s("overview.no_next"):s("overview.next",{when:i.relative(n,t)}),tone:"plain"}}var tn=Object.defineProperty,yt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&tn(t,e,i),i};const Ee=class Ee extends w{constructor(){super(...arguments),this.label="",this.camera=void 0,this.store=void 0,this.revision=0,this.now=0,this.inSight=!1,this.sight=new IntersectionObserver(t=>{this.inSight=t.at(-1)?.isIntersecting===!0,this.request()})}connectedCallback(){super.connectedCallback(),this.sight.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.sight.disconnect()}updated(t){(t.has("store")||t.has("revision")||t.has("now"))&&this.request()}render(){const{ui:t,camera:e,now:s,store:i}=this,n=i?Yr(i,t.zone,s):[],o=e&&Jr(e,t);return l`<button @click=${()=>this.dispatchEvent(new CustomEvent("open"))}>
      <span class="name" dir="auto" title=${this.label}>${this.label}</span>
      ${o?l`<span class="state"><span class=${o.tone}>${o.text}</span></span>`:d}
      <span class="facts">
        ${e?[Qr(e,s,t),Xr(e,s,t)].map(en):d}
      </span>
      <span class="days" aria-hidden="true">${n.map(sn)}</span>
      ${H(Cs,"turns")}
    </button>`}request(){this.inSight&&this.store&&Kr(this.store,this.ui.zone,this.now)}};Ee.styles=[$,S,v`
      button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto 24px;
        grid-template-areas: "name state open" "facts facts open" "days days open";
        align-items: center;
        gap: 2px 12px;
        inline-size: 100%;
        padding-block: 10px;
        padding-inline: 16px 8px;
        border: 0;
        border-radius: 0;
        background: transparent;
        text-align: start;
        outline-offset: -2px;
      }
      button:hover {
        background: var(--fb-track);
      }
      .name {
        grid-area: name;
        text-align: match-parent;
        font-size: 15px;
        font-weight: 500;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .state {
        grid-area: state;
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }
      .facts {
        grid-area: facts;
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      .plain {
        color: var(--fb-text-2);
      }
      .missing,
      .busy {
        padding: 1px 8px;
        border-radius: 10px;
        font-weight: 500;
        color: var(--fb-text);
      }
      .missing {
        background: color-mix(in srgb, var(--fb-missing) 30%, transparent);
      }
      .busy {
        background: color-mix(in srgb, var(--fb-backfilled) 25%, transparent);
      }
      .error {
        color: var(--fb-error);
      }
      .days {
        grid-area: days;
        display: grid;
        grid-template-columns: repeat(${jt}, minmax(0, 1fr));
        gap: 2px;
        block-size: 20px;
        margin-block-start: 4px;
      }
      :host([stale]) .days {
        opacity: 0.5;
      }
      i {
        border-radius: 2px;
        background: linear-gradient(
          to top,
          var(--fb-recorded) 0 var(--r),
          var(--fb-backfilled) var(--r) var(--b),
          var(--fb-missing) var(--b) var(--m),
          var(--fb-track) var(--m)
        );
      }
      i.wait {
        background: var(--fb-track);
        opacity: 0.5;
      }
      .icon {
        grid-area: open;
        opacity: 0.6;
      }
    `];let j=Ee;yt([h({attribute:!1})],j.prototype,"ui");yt([h()],j.prototype,"label");yt([h({attribute:!1})],j.prototype,"camera");yt([h({attribute:!1})],j.prototype,"store");yt([h({type:Number})],j.prototype,"revision");yt([h({type:Number})],j.prototype,"now");function en(r){return l`<span class=${r.tone}>${r.text}</span>`}function sn(r){if(!r)return l`<i class="wait"></i>`;const{recorded:t,backfilled:e,missing:s}=r;return l`<i .style=${`--r:${t}%;--b:${t+e}%;--m:${t+e+s}%`}></i>`}/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{I:rn}=$i,ds=r=>r,us=()=>document.createComment(""),_t=(r,t,e)=>{const s=r._$AA.parentNode,i=t===void 0?r._$AB:t._$AA;if(e===void 0){const n=s.insertBefore(us(),i),o=s.insertBefore(us(),i);e=new rn(n,o,r,r.options)}else{const n=e._$AB.nextSibling,o=e._$AM,a=o!==r;if(a){let c;e._$AQ?.(r),e._$AM=r,e._$AP!==void 0&&(c=r._$AU)!==o._$AU&&e._$AP(c)}if(n!==i||a){let c=e._$AA;for(;c!==n;){const u=ds(c).nextSibling;ds(s).insertBefore(c,i),c=u}}}return e},K=(r,t,e=r)=>(r._$AI(t,e),r),nn={},on=(r,t=nn)=>r._$AH=t,an=r=>r._$AH,se=r=>{r._$AR(),r._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ps=(r,t,e)=>{const s=new Map;for(let i=t;i<=e;i++)s.set(r[i],i);return s},ln=js(class extends Is{constructor(r){if(super(r),r.type!==$r.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,t,e){let s;e===void 0?e=t:t!==void 0&&(s=t);const i=[],n=[];let o=0;for(const a of r)i[o]=s?s(a,o):o,n[o]=e(a,o),o++;return{values:n,keys:i}}render(r,t,e){return this.dt(r,t,e).values}update(r,[t,e,s]){const i=an(r),{values:n,keys:o}=this.dt(t,e,s);if(!Array.isArray(i))return this.ut=o,n;const a=this.ut??=[],c=[];let u,f,p=0,y=i.length-1,b=0,x=n.length-1;for(;p<=y&&b<=x;)if(i[p]===null)p++;else if(i[y]===null)y--;else if(a[p]===o[b])c[b]=K(i[p],n[b]),p++,b++;else if(a[y]===o[x])c[x]=K(i[y],n[x]),y--,x--;else if(a[p]===o[x])c[x]=K(i[p],n[x]),_t(r,c[x+1],i[p]),p++,x--;else if(a[y]===o[b])c[b]=K(i[y],n[b]),_t(r,i[p],i[y]),y--,b++;else if(u===void 0&&(u=ps(o,b,x),f=ps(a,p,y)),u.has(a[p]))if(u.has(a[y])){const U=f.get(o[b]),Gt=U!==void 0?i[U]:null;if(Gt===null){const Be=_t(r,i[p]);K(Be,n[b]),c[b]=Be}else c[b]=K(Gt,n[b]),_t(r,i[p],Gt),i[U]=null;b++}else se(i[y]),y--;else se(i[p]),p++;for(;b<=x;){const U=_t(r,c[x+1]);K(U,n[b]),c[b++]=U}for(;p<=y;){const U=i[p++];U!==null&&se(U)}return this.ut=o,on(r,c),F}});function dt(r,{banner:t=!1,slot:e,onAction:s}){return l`<frigate-backfill-notice
    slot=${e??d}
    .icon=${r.icon}
    .heading=${r.heading}
    .text=${r.text}
    .href=${r.href??""}
    .action=${r.action??""}
    .busy=${r.busy??!1}
    .banner=${t}
    @action=${s}
  ></frigate-backfill-notice>`}const cn="/config/integrations/integration/frigate_backfill",hn="/config/integrations/dashboard/add?domain=frigate_backfill",dn={unreachable:Mi,patch_missing:Ni,patch_incompatible:Fi,auth:Ti};function Vs(r,t,e){const s=r??"unreachable",i={icon:dn[s],heading:e(`notice.${s}`),text:e(`notice.${s}_text`)};return t&&s!=="unreachable"?{...i,href:cn,action:e("notice.open_integration")}:i}function un(r,t,e,s,i){if(r===null&&e!==null){const n=Ki(e)==="unknown_command";return{icon:ss,heading:i(n?"notice.not_loaded":"failed"),text:n?i("notice.not_loaded_text"):Z(e,i),action:i("retry")}}if(r===null)return{icon:Pi,heading:i("loading"),text:"",busy:!0};if(r.length===0){const n={icon:Ri,heading:i("notice.no_entry"),text:i("notice.no_entry_text")};return s?{...n,href:hn,action:i("notice.no_entry_action")}:n}return t?null:{icon:ss,heading:i("notice.entry_gone"),text:i("notice.entry_gone_text")}}function pn(r,t,e){return r===void 0?{icon:es,heading:e("notice.no_camera"),text:e(t?"notice.no_camera_text":"notice.no_camera_viewer_text")}:{icon:es,heading:e("notice.camera_gone",{camera:r}),text:e("notice.camera_gone_text")}}function fn(r,t){const{camera:e,instances:s}=r;if(!r.several)return e?l`<span class="name muted">${ut(e)}</span>`:d;const i=n=>n.cameras.map(o=>{const a={entryId:n.entry_id,camera:o.name};return l`<option
        value=${JSON.stringify(a)}
        ?selected=${n===r.instance&&o===e}
      >
        ${ut(o)}
      </option>`});return l`<select
    aria-label=${t.t("camera")}
    @change=${n=>r.choose(JSON.parse(n.target.value))}
  >
    ${s.length>1?s.map(n=>l`<optgroup label=${n.title}>${i(n)}</optgroup>`):s.map(i)}
  </select>`}function ut(r){return r.friendly_name??r.name}var mn=Object.defineProperty,ot=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&mn(t,e,i),i};const gn={numeric:!0},Le=class Le extends w{constructor(){super(...arguments),this.instances=[],this.revision=0,this.now=0,this.admin=!1}render(){const{ui:t,instances:e}=this;return l`
      ${e.map(s=>this.renderInstance(s))}
      <div class="caption">
        <frigate-backfill-legend .ui=${t} .short=${!0}></frigate-backfill-legend>
        <span>${t.t("overview.days")}</span>
      </div>
    `}renderInstance(t){const{t:e}=this.ui,{available:s,reason:i}=this.live.availability(t),n=t.cameras.some(({name:u})=>this.live.overview(t.entry_id,u)),o=s?null:Vs(i,this.admin,e),a=()=>this.dispatchEvent(new CustomEvent("retry"));if(o&&!n&&this.instances.length===1)return dt(o,{onAction:a});const c=n?`${o?.text??""} ${e("notice.last_known")}`:o?.text??"";return l`
      ${this.instances.length>1?l`<h3>${t.title}</h3>`:d}
      ${o?l`<div class="away">
              ${dt({...o,text:c},{banner:!0,onAction:a})}
            </div>`:d}
      <ul>
        ${ln([...t.cameras].sort((u,f)=>ut(u).localeCompare(ut(f),void 0,gn)),({name:u})=>u,u=>l`<li>${this.renderCamera(t,u,o!==null)}</li>`)}
      </ul>
    `}renderCamera(t,e,s){const{entry_id:i}=t;return l`<frigate-backfill-overview-row
      .ui=${this.ui}
      .label=${ut(e)}
      .camera=${this.live.overview(i,e.name)}
      .store=${this.storeOf(i,e)}
      .revision=${this.revision}
      .now=${this.now}
      ?stale=${s}
      @open=${()=>this.dispatchEvent(new CustomEvent("camera-selected",{detail:{entryId:i,camera:e.name}}))}
    ></frigate-backfill-overview-row>`}};Le.styles=[$,v`
      h3 {
        margin: 0;
        padding: 10px 16px 4px;
        font-size: 13px;
        font-weight: 500;
        color: var(--fb-text-2);
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        border-block-start: 1px solid var(--fb-line);
      }
      .away {
        padding: 0 16px 10px;
      }
      .caption {
        display: flex;
        justify-content: space-between;
        gap: 4px 16px;
        flex-wrap: wrap;
        padding: 6px 16px 14px;
        border-block-start: 1px solid var(--fb-line);
      }
      .caption span {
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `];let P=Le;ot([h({attribute:!1})],P.prototype,"ui");ot([h({attribute:!1})],P.prototype,"instances");ot([h({attribute:!1})],P.prototype,"live");ot([h({attribute:!1})],P.prototype,"storeOf");ot([h({type:Number})],P.prototype,"revision");ot([h({type:Number})],P.prototype,"now");ot([h({type:Boolean})],P.prototype,"admin");var bn=Object.defineProperty,V=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&bn(t,e,i),i};const vn=50,Oe=class Oe extends w{constructor(){super(...arguments),this.camera="",this.filter="",this.results=null,this.total=0,this.listed=null,this.error=null,this.turn=0}connectedCallback(){super.connectedCallback(),Ds().then(()=>this.requestUpdate())}willUpdate(t){(t.get("run")?.job_id!==this.run.job_id||t.has("camera"))&&(t.has("run")||t.has("camera"))&&(this.filter="",this.listed=null,this.restart())}render(){const{t,formats:e}=this.ui,s=this.results?.length??0,i=this.listed===null?0:this.run.files_skipped-this.leftOut;return l`
      <div class="filters" role="group" aria-label=${t("results.filter")}>
        ${this.renderFilter("",t("results.all"))}
        ${this.statuses().map(([n,o])=>this.renderFilter(n,`${t(`result.${n}`)} ${e.number(o)}`))}
      </div>
      ${this.renderTable()}
      <div class="foot">
        ${s>0?l`<span
                >${t("results.shown",{n:e.number(s),total:e.number(this.total)})}</span
              >`:d}
        ${s<this.total?l`<button class="button" @click=${this.more}>${t("results.more")}</button>`:d}
        ${i>0?l`<span>${t("results.known",{count:i,n:e.number(i)})}</span>`:d}
      </div>
    `}renderFilter(t,e){return l`<button
      aria-pressed=${this.filter===t}
      @click=${()=>{this.filter=t,this.restart()}}
    >
      ${e}
    </button>`}renderTable(){const{t}=this.ui;return this.error!==null?l`<p role="alert" class="error-text">${Z(this.error,t)}</p>`:this.results===null?l`<p class="muted" role="status">${t("loading")}</p>`:this.results.length===0?l`<p class="muted">${t("results.empty")}</p>`:l`<div class="box" tabindex="0" role="region" aria-label=${t("results.title")}>
      <table>
        <tbody>
          ${this.results.map(e=>this.renderResult(e))}
        </tbody>
      </table>
    </div>`}renderResult(t){const{t:e,formats:s}=this.ui,{start_time:i,duration:n,file_size_mb:o}=t,a=Us(t,this.ui);return l`<tr>
      <td class="when">
        ${i===null?e("results.unknown_time"):l`${s.date(i)}<br />${s.timeWithSeconds(i)}`}
      </td>
      <td>
        <span class="status ${t.status}">${e(`result.${t.status}`)}</span>
        ${a?l`<div>${a}</div>`:d}
        ${t.status==="error"||i===null?l`<code>${t.file_path}</code>`:d}
      </td>
      <td class="size">
        ${n?s.clip(n):d}<br />${o===null?d:s.size(o)}
      </td>
    </tr>`}get leftOut(){const{files_added:t,files_updated:e,files_errors:s}=this.run;return Math.max(0,(this.listed??0)-t-e-s)}statuses(){const{run:t}=this;return[[t.dry_run?"would_add":"added",t.files_added],[t.dry_run?"would_update":"updated",t.files_updated],["skipped",this.leftOut],["error",t.files_errors]].filter(([,s])=>s>0)}restart(){this.results=null,this.error=null,this.total=0,this.more()}async more(){const t=++this.turn,e=this.results?.length??0;try{const s=await this.client.results(this.camera,{job_id:this.run.job_id,...this.filter===""?{}:{status:this.filter},offset:e,limit:vn});t===this.turn&&(this.results=[...this.results??[],...s.results],this.total=s.total,this.filter===""&&(this.listed=s.total))}catch(s){t===this.turn&&(this.error=s)}}};Oe.styles=[$,S,vt,v`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block: 4px 8px;
      }
      .filters button {
        min-block-size: 32px;
        padding: 2px 12px;
        border: 1px solid var(--fb-line);
        border-radius: 16px;
        background: transparent;
        font-size: 13px;
      }
      .filters button[aria-pressed="true"] {
        border-color: var(--fb-accent);
        box-shadow: 0 0 0 1px var(--fb-accent);
        background: color-mix(in srgb, var(--fb-accent) 20%, transparent);
      }
      .box {
        max-block-size: 320px;
        overflow: auto;
        border: 1px solid var(--fb-line);
        border-radius: 8px;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: 13px;
      }
      td {
        padding: 6px 10px;
        border-block-end: 1px solid var(--fb-line);
        vertical-align: top;
        text-align: start;
      }
      tr:last-child td {
        border-block-end: 0;
      }
      .when,
      .size {
        inline-size: 1%;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .size {
        text-align: end;
        color: var(--fb-text-2);
      }
      .status {
        font-weight: 500;
      }
      .status::before {
        content: "";
        display: inline-block;
        inline-size: 8px;
        block-size: 8px;
        border-radius: 50%;
        margin-inline-end: 6px;
        background: var(--fb-text-2);
      }
      .added::before,
      .updated::before {
        background: var(--fb-backfilled);
      }
      .would_add::before,
      .would_update::before {
        background: var(--fb-missing);
      }
      .error::before {
        background: var(--fb-error);
      }
      code {
        display: block;
        font-size: 11px;
        overflow-wrap: anywhere;
        color: var(--fb-text-2);
        direction: ltr;
        unicode-bidi: plaintext;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        margin-block-start: 8px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `];let M=Oe;V([h({attribute:!1})],M.prototype,"ui");V([h({attribute:!1})],M.prototype,"client");V([h()],M.prototype,"camera");V([h({attribute:!1})],M.prototype,"run");V([m()],M.prototype,"filter");V([m()],M.prototype,"results");V([m()],M.prototype,"total");V([m()],M.prototype,"listed");V([m()],M.prototype,"error");var yn=Object.defineProperty,qs=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&yn(t,e,i),i};const Me=class Me extends w{render(){const{heading:t,about:e,texts:s,warning:i,action:n}=this.question;return l`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${t}
      @closed=${()=>this.tell("closed")}
    >
      <p class="about">${e}</p>
      ${s.map(o=>l`<p>${o}</p>`)}
      ${i?l`<p class="warning">${i}</p>`:d}
      <button slot="buttons" class="button" @click=${()=>this.tell("closed")}>
        ${this.ui.t("cancel")}
      </button>
      <button slot="buttons" class="button primary" @click=${()=>this.tell("confirmed")}>
        ${n}
      </button>
    </frigate-backfill-dialog>`}tell(t){this.dispatchEvent(new CustomEvent(t))}};Me.styles=[$,S,v`
      p {
        margin: 0 0 8px;
      }
      .about {
        overflow-wrap: anywhere;
      }
      .warning {
        padding: 8px 12px;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-error) 12%, transparent);
      }
    `];let Lt=Me;qs([h({attribute:!1})],Lt.prototype,"ui");qs([h({attribute:!1})],Lt.prototype,"question");var wn=Object.defineProperty,wt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&wn(t,e,i),i};const ze=class ze extends w{constructor(){super(...arguments),this.camera="",this.open=!1,this.copies=null,this.error=null}willUpdate(t){t.has("client")&&(this.copies=null,this.open&&this.load())}render(){const{t}=this.ui;return l`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>${t("copies.title")}</summary>
      <p class="muted">${t("copies.about")}</p>
      ${this.open?this.renderList():d}
    </details>`}renderList(){const{t}=this.ui;return this.error!==null?l`<p class="error-text" role="alert">${Z(this.error,t)}</p>`:this.copies===null?l`<p role="status">${t("loading")}</p>`:this.copies.length===0?l`<p>${t("copies.none")}</p>`:l`<ul>
          ${this.copies.map(e=>l`<li>${this.renderCopy(e)}</li>`)}
        </ul>`}renderCopy(t){const{t:e,formats:s}=this.ui,{rows:i=0,first:n=null,last:o=null}=t.tables.recordings??{},a=e("item.recordings",{count:i,n:s.number(i)}),c=n===null||o===null?"":` · ${s.date(n)} – ${s.date(o)}`;return l`<b>${e(`copies.kind.${t.kind}`)}</b> ${a}${c}
      ${t.damaged?l`<span class="error-text">${e("copies.damaged")}</span>`:d}
      <code>${t.path}</code>`}onToggle(t){this.open=t.target.open,this.open&&this.copies===null&&this.load()}async load(){const{client:t,camera:e}=this;this.error=null;try{const s=await t.copies(e);t===this.client&&(this.copies=s)}catch(s){this.error=s}}};ze.styles=[$,v`
      summary {
        cursor: pointer;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      p {
        margin: 6px 0 0;
        font-size: 13px;
      }
      ul {
        display: grid;
        gap: 6px;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 8px 12px;
        border: 1px solid var(--fb-line);
        border-radius: 8px;
        font-size: 13px;
      }
      b {
        font-weight: 500;
      }
      code {
        display: block;
        font-size: 11px;
        overflow-wrap: anywhere;
        color: var(--fb-text-2);
        direction: ltr;
        unicode-bidi: plaintext;
      }
    `];let I=ze;wt([h({attribute:!1})],I.prototype,"ui");wt([h({attribute:!1})],I.prototype,"client");wt([h()],I.prototype,"camera");wt([m()],I.prototype,"open");wt([m()],I.prototype,"copies");wt([m()],I.prototype,"error");const $n=["day","week","month","all","custom"],xn={day:A,week:7*A,month:30*A};function Ws(r,t,e){const s=xn[r.preset];if(s!==void 0)return{start_time:Math.floor(t)-s};if(r.preset==="all")return{};const i=e.parseLocal(r.from),n=e.parseLocal(r.to);return i===null||n===null?"run.bad_date":i<n?{start_time:i,end_time:n}:"run.bad_range"}function _n(r,t,{t:e,formats:s}){return t.start_time!==void 0&&t.end_time!==void 0?`${s.dateTime(t.start_time)} – ${s.dateTime(t.end_time)}`:e(`run.range.${r.preset}`)}var kn=Object.defineProperty,at=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&kn(t,e,i),i};const Te=class Te extends w{constructor(){super(...arguments),this.capabilities=[],this.offered=!1,this.choice={preset:"week",from:"",to:""},this.expired=!1,this.force=!1,this.motion=!0}render(){const{t}=this.ui;return l`
      <frigate-backfill-range
        .ui=${this.ui}
        .choice=${this.choice}
        @range-changed=${this.onRange}
      ></frigate-backfill-range>
      <details>
        <summary>${t("run.options")}</summary>
        <div class="options">
          ${this.renderOption("expired")} ${this.renderOption("force")}
          ${this.capabilities.includes("motion")?this.renderOption("motion"):d}
        </div>
      </details>
      <div class="buttons">
        <button class="button ${this.offered?"":"primary"}" @click=${()=>this.wish(!0)}>
          ${t("run.dry")}
        </button>
        <button class="button" @click=${()=>this.wish(!1)}>
          ${t("run.ask",{action:t("run.backfill")})}
        </button>
      </div>
    `}renderOption(t){const{t:e}=this.ui;return l`<label class="check">
      <input
        type="checkbox"
        .checked=${this[t]}
        @change=${s=>this[t]=s.target.checked}
      />
      ${e(`run.${t}`)}
      <small>${e(`run.${t}_help`)}</small>
    </label>`}wish(t){const{choice:e,expired:s,force:i,motion:n}=this,o={choice:e,expired:s,force:i,motion:n};this.dispatchEvent(new CustomEvent("wished",{detail:{wish:o,dryRun:t}}))}onRange(t){const{choice:e}=t.detail;if(e.preset==="custom"&&!e.from){const s=Ws({...e,preset:"day"},Date.now()/1e3,this.ui.zone);e.from=this.ui.zone.formatLocal(s.start_time??0),e.to=this.ui.zone.formatLocal(Date.now()/1e3)}this.choice=e}};Te.styles=[$,S,vt,v`
      :host {
        display: grid;
        gap: 14px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      summary {
        cursor: pointer;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      .options {
        display: grid;
        gap: 10px;
        padding-block: 8px 2px;
      }
    `];let N=Te;at([h({attribute:!1})],N.prototype,"ui");at([h({attribute:!1})],N.prototype,"capabilities");at([h({type:Boolean})],N.prototype,"offered");at([m()],N.prototype,"choice");at([m()],N.prototype,"expired");at([m()],N.prototype,"force");at([m()],N.prototype,"motion");function An(r){const t=new Map;for(const s of[r?.last_run,r?.last_dry_run,...r?.recent_runs??[]])s&&t.set(s.job_id,s);const e=s=>s.finished_at??s.started_at??0;return[...t.values()].sort((s,i)=>e(i)-e(s))}function Zs(r,{t}){return r.kind==="verify"?t("outcome.verify"):r.kind==="undo"?t(r.dry_run?"outcome.undo_dry":"outcome.undo"):t(r.dry_run?"outcome.dry":"outcome.real")}function Ys(r,t){const e=t.formats.dateTime(r.finished_at??r.started_at??0),s=Zs(r,t);return t.t(r.undone_by?"outcome.when_undone":"outcome.when",{what:s,when:e})}function Cn(r){return!r.dry_run&&(r.kind??"run")==="run"&&!r.undone_by&&r.state!=="failed"}const Sn=2**20,Ks=["reviews","previews","exports","events"];function Ot(r){return Ks.reduce((t,e)=>t+(r.media?.[e]?.added??0),r.files_added)}function be(r,{t,formats:e}){const s=Ks.map(n=>[n,r.media?.[n]?.added??0]),i=[["recordings",r.files_added],...s].filter(([,n])=>n>0);return e.list(i.map(([n,o])=>t(`item.${n}`,{count:o,n:e.number(o)})))}function En(r,t,e){const{t:s}=e;if(r.state==="failed")return[s("outcome.failed",{message:r.message??""})];const i=r.kind==="undo"?Ln(r,e):r.kind==="verify"?On(r,e):Mn(r,t,e);return r.state==="cancelled"?[s(r.dry_run?"outcome.cancelled_dry":"outcome.cancelled"),...i]:r.state==="interrupted"?[s("outcome.interrupted"),...i]:i}function Ln(r,{t}){const e=t(r.dry_run?"outcome.would_undo":"outcome.undone");return r.message?[e,r.message]:[e]}function On(r,t){const e=r.files_updated,s=e>0?t.t("outcome.verified",{count:e,n:t.formats.number(e)}):t.t("outcome.verified_none");return r.state==="completed"||e>0?[s,...Gs(r,!0,t)]:[]}function Mn(r,t,e){return[...[r.dry_run?zn(r,e):Hn(r,e),Rn(r,e)],...Gs(r,t,e)].filter(i=>i!=="")}function zn(r,t){const{t:e,formats:s}=t,i=Ot(r),n=be(r,t);if(i===0)return Tn(r,t);const{summary:o}=r;return!o||o.seconds===0?e("outcome.would_short",{count:i,items:n}):e("outcome.would",{count:i,items:n,duration:s.duration(o.seconds),days:e("outcome.days",{count:o.days,n:s.number(o.days)}),size:s.size(o.bytes/Sn)})}function Tn(r,{t}){return r.state!=="completed"||r.files_updated>0?"":r.total_files_scanned===0?t("outcome.no_files"):t(r.files_past_retention===0?"outcome.nothing":"outcome.nothing_else")}function Hn(r,t){const e=Ot(r);return e>0?t.t("outcome.added",{count:e,items:be(r,t)}):r.state!=="completed"||r.files_updated>0?"":t.t(r.total_files_scanned===0?"outcome.no_files":"outcome.none_added")}function Rn(r,{t,formats:e}){const s=r.files_updated,i=r.dry_run?"outcome.would_update":"outcome.updated";return s>0?t(i,{count:s,n:e.number(s)}):""}function Gs(r,t,{t:e,formats:s}){const i=[],n=r.files_past_retention;if(n>0){const c=t??n>r.files_skipped?"outcome.past_kept":"outcome.past";i.push(e(c,{count:n,n:s.number(n)}))}const o=r.files_errors;return o>0&&i.push(e("outcome.errors",{count:o,n:s.number(o)})),i}var Pn=Object.defineProperty,lt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Pn(t,e,i),i};const He=class He extends w{constructor(){super(...arguments),this.camera="",this.expired=null,this.now=0,this.open=!1}willUpdate(t){t.has("run")&&t.get("run")?.job_id!==this.run.job_id&&(this.open=!1)}render(){const{ui:t,run:e}=this,s=t.formats.relative(e.finished_at??e.started_at??0,this.now);return l`<section class=${e.state==="failed"?"failed":""}>
      <h4>${t.t("outcome.when",{what:Zs(e,t),when:s})}</h4>
      <div role="status">
        ${En(e,this.expired,t).map(i=>l`<p>${i}</p>`)}
        ${e.warnings.map(i=>l`<p class="warning">${i}</p>`)}
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${t.t("results.title")}</summary>
        ${this.open?l`<frigate-backfill-results
                .ui=${t}
                .client=${this.client}
                .camera=${this.camera}
                .run=${e}
              ></frigate-backfill-results>`:d}
      </details>
    </section>`}onToggle(t){this.open=t.target.open}};He.styles=[$,v`
      section {
        padding: 12px 14px;
        border-radius: 10px;
        background: color-mix(in srgb, var(--fb-backfilled) 9%, transparent);
      }
      .failed {
        background: color-mix(in srgb, var(--fb-error) 10%, transparent);
      }
      h4 {
        margin: 0 0 4px;
        font-size: 12px;
        font-weight: 500;
        color: var(--fb-text-2);
      }
      p {
        margin: 0;
      }
      p + p {
        margin-block-start: 4px;
      }
      .warning {
        padding-inline-start: 10px;
        border-inline-start: 3px solid var(--fb-missing);
        overflow-wrap: anywhere;
      }
      details {
        margin-block-start: 8px;
      }
      summary {
        cursor: pointer;
        font-size: 13px;
      }
      slot {
        display: block;
      }
      ::slotted(*) {
        margin-block-start: 10px;
      }
    `];let D=He;lt([h({attribute:!1})],D.prototype,"ui");lt([h({attribute:!1})],D.prototype,"client");lt([h()],D.prototype,"camera");lt([h({attribute:!1})],D.prototype,"run");lt([h({attribute:!1})],D.prototype,"expired");lt([h({type:Number})],D.prototype,"now");lt([m()],D.prototype,"open");const Nn=3600,Js=new Map;function Dn(r,t,e){const s=Ws(r.choice,t,e.zone);return typeof s=="string"?s:{wish:r,request:{...s,force:r.force,skip_expired:!r.expired,...r.motion?{}:{motion:!1}},range:_n(r.choice,s,e)}}function Un(r,t){Js.set(r,t)}function Pt(r){return Js.get(r.job_id)}function Fn(r,t,e){const s=t.findIndex(i=>!i.dry_run);return t.slice(0,s<0?void 0:s).find(i=>i.state==="completed"&&e-(i.finished_at??0)<Nn&&JSON.stringify(Pt(i)?.wish)===JSON.stringify(r))}function jn(r,t,e,s){const{t:i}=s,n=t&&Ot(t)>0?be(t,s):"",o=n?i("confirm.found",{items:n}):i("confirm.found_nothing"),{force:a,skip_expired:c}=r.request;return{heading:i("confirm.title"),about:`${e} · ${r.range}`,texts:[t?o:i("confirm.no_dry_run"),i("confirm.safe"),...a?[i("confirm.force")]:[]],warning:c?"":i("confirm.expired"),action:i("run.backfill")}}function In(r,t,e){const{t:s}=e;return{heading:s("confirm.undo_title"),about:r?`${t} · ${Ys(r,e)}`:t,texts:[s("confirm.undo")],warning:"",action:s("run.undo")}}var Bn=Object.defineProperty,T=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Bn(t,e,i),i};const Re=class Re extends w{constructor(){super(...arguments),this.camera="",this.label="",this.status=null,this.capabilities=[],this.now=0,this.pending="",this.stopping="",this.error="",this.asked=null,this.chosenRun=""}willUpdate(t){(t.has("camera")||t.has("client"))&&(this.pending="",this.error="",this.chosenRun="",this.asked=null);const e=this.runs.some(s=>s.job_id===this.pending);this.pending&&(e||this.status?.job_id===this.pending)&&(this.pending="")}render(){const{t}=this.ui;return l`
      ${this.busy?this.renderProgress():d}
      <frigate-backfill-run-form
        .ui=${this.ui}
        .capabilities=${this.capabilities}
        .offered=${this.offer!==null}
        ?hidden=${this.busy}
        @wished=${this.onWish}
      ></frigate-backfill-run-form>
      ${this.error?l`<p class="error-text" role="alert">${t("failed")}: ${this.error}</p>`:d}
      ${this.busy?d:this.renderOutcome()}
      ${this.capabilities.includes("copies")?l`<frigate-backfill-copies
              .ui=${this.ui}
              .client=${this.client}
              .camera=${this.camera}
            ></frigate-backfill-copies>`:d}
      ${this.renderQuestion()}
    `}get busy(){return this.pending!==""||this.status!==null&&this.status.state!=="idle"}get runs(){return An(this.status)}get run(){const{runs:t}=this;return t.find(e=>e.job_id===this.chosenRun)??t[0]}get offer(){const{run:t}=this,e=t&&Pt(t),s=t?Ot(t)+t.files_updated:0;return e&&t.dry_run&&t.state==="completed"&&s>0?{plan:e,run:t}:null}renderProgress(){const{status:t}=this,e=t&&t.state!=="idle"?t:null;return l`<frigate-backfill-progress
      .ui=${this.ui}
      .status=${e}
      .stopping=${e!==null&&this.stopping===e.job_id}
      @stop=${this.stop}
    ></frigate-backfill-progress>`}renderOutcome(){const{ui:t,runs:e,run:s}=this;return s?l`
      ${e.length>1?l`<label class="runs"
              >${t.t("outcome.choose")}
              <select @change=${this.onChooseRun}>
                ${e.map(i=>l`<option value=${i.job_id} ?selected=${i===s}>
                      ${Ys(i,t)}
                    </option>`)}
              </select>
            </label>`:d}
      <frigate-backfill-outcome
        .ui=${t}
        .client=${this.client}
        .camera=${this.camera}
        .run=${s}
        .expired=${Pt(s)?.wish.expired??null}
        .now=${this.now}
      >
        ${this.renderNext(s)}
      </frigate-backfill-outcome>
    `:d}renderNext(t){const{offer:e,ui:s}=this,{t:i,formats:n}=s;if(e){const a=Ot(e.run)+e.run.files_updated,c=a===e.run.files_added?"run.backfill_n":"run.backfill_items",u=i(c,{count:a,n:n.number(a)});return l`<button
        class="button primary"
        @click=${()=>this.askBackfill(e.plan,e.run)}
      >
        ${i("run.ask",{action:u})}
      </button>`}if(!this.capabilities.includes("undo"))return d;const o=t.undo_of;return t.kind==="undo"&&t.dry_run&&t.state==="completed"&&o?l`<button class="button primary" @click=${()=>this.askUndo(o)}>
        ${i("run.ask",{action:i("run.undo")})}
      </button>`:Cn(t)?l`<button class="button" @click=${()=>this.undo(t.job_id,!0)}>
          ${i("run.ask",{action:i("run.undo")})}
        </button>`:d}renderQuestion(){const{asked:t}=this;return t?l`<frigate-backfill-confirm
          .ui=${this.ui}
          .question=${t.question}
          @closed=${()=>this.asked=null}
          @confirmed=${()=>{this.asked=null,t.act()}}
        ></frigate-backfill-confirm>`:d}onWish(t){const{wish:e,dryRun:s}=t.detail,i=Date.now()/1e3,n=Dn(e,i,this.ui);if(this.error=typeof n=="string"?this.ui.t(n):"",typeof n=="string")return;if(s){this.start(n,!0);return}const o=Fn(e,this.runs,this.now);this.askBackfill((o&&Pt(o))??n,o)}askBackfill(t,e){const s=jn(t,e,this.label,this.ui);this.asked={question:s,act:()=>{this.start(t,!1)}}}askUndo(t){const e=this.runs.find(i=>i.job_id===t),s=In(e,this.label,this.ui);this.asked={question:s,act:()=>this.undo(t,!1)}}start(t,e){const{client:s,camera:i}=this;return this.ask(async()=>{const n=await s.backfill(i,{...t.request,dry_run:e});return Un(n.job_id,t),n})}undo(t,e){const{client:s,camera:i}=this;this.ask(()=>s.undo(i,t,e))}async ask(t){const{camera:e}=this;this.error="",this.pending="asked",this.chosenRun="";try{const s=await t();e===this.camera&&(this.pending=s.job_id)}catch(s){e===this.camera&&(this.pending="",this.error=Z(s,this.ui.t))}}async stop(){this.stopping=this.status?.job_id??"";try{await this.client.cancel(this.camera)}catch(t){this.stopping="",this.error=Z(t,this.ui.t)}}onChooseRun(t){this.chosenRun=t.target.value}};Re.styles=[$,S,vt,v`
      :host {
        display: grid;
        gap: 14px;
      }
      p {
        margin: 0;
      }
      .runs {
        justify-self: start;
        display: flex;
        align-items: center;
        gap: 8px;
        max-inline-size: 100%;
      }
      .runs select {
        min-inline-size: 0;
      }
    `];let C=Re;T([h({attribute:!1})],C.prototype,"ui");T([h({attribute:!1})],C.prototype,"client");T([h()],C.prototype,"camera");T([h()],C.prototype,"label");T([h({attribute:!1})],C.prototype,"status");T([h({attribute:!1})],C.prototype,"capabilities");T([h({type:Number})],C.prototype,"now");T([m()],C.prototype,"pending");T([m()],C.prototype,"stopping");T([m()],C.prototype,"error");T([m()],C.prototype,"asked");T([m()],C.prototype,"chosenRun");var Vn=Object.defineProperty,Zt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Vn(t,e,i),i};const Pe=class Pe extends w{constructor(){super(...arguments),this.status=null,this.stopping=!1,this.elapsed=0,this.timer=0}connectedCallback(){super.connectedCallback(),this.timer=window.setInterval(()=>this.elapsed+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}willUpdate(t){t.has("status")&&(this.elapsed=0)}render(){const{t,formats:e}=this.ui,i=(this.status?.progress??null)?.percent??null,n=this.name;return l`
      <div class="top">
        <strong role="status">${n}</strong>
        <button
          class="button"
          ?disabled=${this.stopping||!this.status}
          @click=${()=>this.dispatchEvent(new CustomEvent("stop"))}
        >
          ${this.stopping?t("run.stopping"):t("run.stop")}
        </button>
      </div>
      <div
        class="bar ${i===null?"unknown":""}"
        role="progressbar"
        aria-label=${n}
        aria-valuenow=${i===null?d:Math.round(i)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuetext=${i===null?d:e.percent(i)}
      >
        <i .style=${i===null?"":`inline-size:${i}%`}></i>
      </div>
      <div class="facts">${this.facts().map(o=>l`<span>${o}</span>`)}</div>
    `}get name(){const{t}=this.ui;switch(this.status?.state){case"queued":return t("run.queued");case"running":return t(this.status.dry_run?"run.dry_running":"run.running");default:return t("run.starting")}}facts(){const{t,formats:e}=this.ui,s=this.status?.progress;if(!s||this.status?.state==="queued")return[];const{files_scanned:i,files_total:n}=s,o=e.number(i),a=s.files_added,c=[n===null?t("run.scanned",{count:i,n:o}):t("run.scanned_of",{count:n,n:o,total:e.number(n)}),t(this.status?.dry_run?"run.found":"run.added",{count:a,n:e.number(a)})];if(s.files_errors>0){const u=s.files_errors;c.push(t("run.errors",{count:u,n:e.number(u)}))}if(s.eta_seconds!==null){const u=Math.max(1,s.eta_seconds-this.elapsed);c.push(t("run.left",{duration:e.duration(u)}))}return c}};Pe.styles=[$,S,v`
      :host {
        display: grid;
        gap: 8px;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 12px;
      }
      strong {
        flex: 1;
        font-weight: 500;
      }
      .bar {
        block-size: 8px;
        border-radius: 4px;
        overflow: hidden;
        background: var(--fb-track);
      }
      .bar i {
        display: block;
        block-size: 100%;
        border-radius: 4px;
        background: var(--fb-backfilled);
        transition: inline-size 0.6s;
      }
      .bar.unknown i {
        inline-size: 30%;
        animation: wander 1.8s ease-in-out infinite alternate;
      }
      @keyframes wander {
        to {
          margin-inline-start: 70%;
        }
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        font-size: 13px;
        color: var(--fb-text-2);
        font-variant-numeric: tabular-nums;
      }
    `];let st=Pe;Zt([h({attribute:!1})],st.prototype,"ui");Zt([h({attribute:!1})],st.prototype,"status");Zt([h({type:Boolean})],st.prototype,"stopping");Zt([m()],st.prototype,"elapsed");var qn=Object.defineProperty,Qs=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&qn(t,e,i),i};const Ne=class Ne extends w{render(){const{t}=this.ui;return l`
      <fieldset>
        <legend>${t("run.range")}</legend>
        ${$n.map(e=>this.renderPreset(e))}
      </fieldset>
      ${this.choice.preset==="custom"?l`<div class="dates">
              ${this.renderDate("from",t("run.from"))} ${this.renderDate("to",t("run.to"))}
            </div>`:d}
    `}renderPreset(t){return l`<label class="preset">
      <input
        type="radio"
        name="preset"
        .checked=${this.choice.preset===t}
        @change=${()=>this.change({preset:t})}
      />
      ${this.ui.t(`run.range.${t}`)}
    </label>`}renderDate(t,e){return l`<label
      >${e}
      <input
        type="datetime-local"
        .value=${this.choice[t]}
        @change=${s=>this.change({[t]:s.target.value})}
      />
    </label>`}change(t){const e=this.choice={...this.choice,...t};this.dispatchEvent(new CustomEvent("range-changed",{detail:{choice:e}}))}};Ne.styles=[$,S,vt,v`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: 4px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      .preset {
        position: relative;
        display: inline-flex;
        align-items: center;
        min-block-size: 36px;
        padding: 2px 14px;
        border: 1px solid var(--fb-line);
        border-radius: 18px;
        font-size: 13px;
        color: var(--fb-text);
        cursor: pointer;
      }
      .preset input {
        position: absolute;
        inset: 0;
        opacity: 0;
        min-block-size: 0;
        cursor: pointer;
      }
      .preset:hover {
        background: var(--fb-track);
      }
      .preset:has(:checked) {
        border-color: var(--fb-accent);
        background: color-mix(in srgb, var(--fb-accent) 20%, transparent);
        box-shadow: 0 0 0 1px var(--fb-accent);
      }
      .preset:has(:focus-visible) {
        outline: 2px solid var(--fb-text);
        outline-offset: 2px;
      }
      .dates {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        margin-block-start: 10px;
      }
    `];let Mt=Ne;Qs([h({attribute:!1})],Mt.prototype,"ui");Qs([h({attribute:!1})],Mt.prototype,"choice");var Wn=Object.defineProperty,q=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Wn(t,e,i),i};const ie={interval_hours:{min:.25,max:8760,error:"schedule.bad_interval"},retention_days:{min:.01,max:36525,error:"schedule.bad_days"}},De=class De extends w{constructor(){super(...arguments),this.camera="",this.now=0,this.draft=null,this.saving=!1,this.saved=!1,this.error=""}willUpdate(t){t.has("camera")&&(this.draft=null,this.error="",this.saved=!1)}render(){const{t,formats:e}=this.ui,{schedule:s}=this,i=this.draft??s,n=s.enabled?s.next_run_at:null;return l`<form @submit=${this.save} novalidate>
      <label class="check">
        <input
          type="checkbox"
          .checked=${i.enabled}
          @change=${o=>this.change({enabled:o.target.checked})}
        />
        ${t("schedule.enabled")}
      </label>
      <div class="row">
        ${this.renderNumber("interval_hours",t("schedule.interval"),t("schedule.hours",{count:i.interval_hours}))}
        ${this.renderNumber("retention_days",t("schedule.retention"),t("schedule.days",{count:i.retention_days}))}
      </div>
      <div class="foot">
        <button class="button" ?disabled=${!this.draft||this.saving}>
          ${t("schedule.save")}
        </button>
        <p class="muted">
          ${n===null?t("schedule.no_run"):t("schedule.next",{when:e.relative(n,this.now)})}
          ${s.last_run_at===null?d:t("schedule.last",{when:e.relative(s.last_run_at,this.now)})}
        </p>
        <p role="status">${this.saved?t("schedule.saved"):d}</p>
      </div>
      ${this.error?l`<p class="error-text" role="alert">${this.error}</p>`:d}
    </form>`}renderNumber(t,e,s){const i=this.draft??this.schedule;return l`<label class="field"
      >${e}
      <input
        type="number"
        inputmode="decimal"
        min=${ie[t].min}
        max=${ie[t].max}
        step="any"
        .value=${String(i[t])}
        @input=${n=>this.change({[t]:n.target.valueAsNumber})}
      />
      ${s}
    </label>`}change(t){const{enabled:e,interval_hours:s,retention_days:i}=this.draft??this.schedule;this.draft={enabled:e,interval_hours:s,retention_days:i,...t},this.saved=!1,this.error=""}async save(t){t.preventDefault();const{draft:e,camera:s}=this,{t:i}=this.ui;if(e){for(const n of["interval_hours","retention_days"]){const{min:o,max:a,error:c}=ie[n];if(!(e[n]>=o&&e[n]<=a)){this.error=i(c);return}}this.saving=!0;try{const n=await this.client.setSchedule(s,e);s===this.camera&&(this.schedule=n,this.draft=null,this.saved=!0)}catch(n){this.error=Z(n,i)}finally{this.saving=!1}}}};De.styles=[$,S,vt,v`
      form {
        display: grid;
        gap: 12px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 12px 20px;
      }
      .field {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 14px;
        color: var(--fb-text);
      }
      .field input {
        inline-size: 6.5em;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
      }
      p {
        margin: 0;
      }
    `];let z=De;q([h({attribute:!1})],z.prototype,"ui");q([h({attribute:!1})],z.prototype,"client");q([h()],z.prototype,"camera");q([h({attribute:!1})],z.prototype,"schedule");q([h({type:Number})],z.prototype,"now");q([m()],z.prototype,"draft");q([m()],z.prototype,"saving");q([m()],z.prototype,"saved");q([m()],z.prototype,"error");var Zn=Object.defineProperty,Yt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Zn(t,e,i),i};const Ue=class Ue extends w{constructor(){super(...arguments),this.heading="",this.tall=!1}render(){return l`<dialog
      class=${this.tall?"tall":""}
      aria-labelledby="heading"
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
        <slot name="header"></slot>
        <button class="icon-button" aria-label=${this.ui.t("close")} @click=${this.close}>
          ${H(Oi)}
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer"><slot name="buttons" @slotchange=${this.onButtons}></slot></div>
    </dialog>`}firstUpdated(){this.dialog.showModal()}close(){this.dialog.close()}onButtons(t){const e=t.target;e.parentElement?.classList.toggle("filled",e.assignedElements().length>0)}onClick(t){t.composedPath()[0]===this.dialog&&this.close()}onClose(){this.dispatchEvent(new CustomEvent("closed"))}};Ue.styles=[$,S,v`
      dialog {
        inline-size: min(var(--dialog-width, 560px), 100vw - 32px);
        max-block-size: min(860px, 100dvh - 48px);
        padding: 0;
        border: 0;
        border-radius: var(--ha-dialog-border-radius, 24px);
        overflow: hidden;
        background: var(--ha-dialog-surface-background, var(--fb-surface));
        color: var(--fb-text);
        box-shadow: 0 8px 40px rgba(0, 0, 0, 0.35);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: rgba(0, 0, 0, 0.45);
      }
      .header {
        display: flex;
        align-items: center;
        gap: 4px;
        padding-block: 12px 8px;
        padding-inline: 24px 12px;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 18px;
        font-weight: 500;
        line-height: 1.3;
        /* It has the focus to be read first; there is nothing to do with it. */
        outline: none;
      }
      .content {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
        padding: 4px 24px 20px;
      }
      .footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        padding: 4px 24px 20px;
      }
      .footer:not(.filled) {
        display: none;
      }
      @media (max-width: 520px) {
        dialog {
          inline-size: 100vw;
          max-inline-size: 100vw;
          max-block-size: 100dvh;
          margin-block-end: 0;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }
        dialog.tall {
          block-size: 100dvh;
          border-radius: 0;
        }
        .content {
          padding-inline: 16px;
        }
        .header {
          padding-inline-start: 16px;
        }
      }
    `];let it=Ue;Yt([h({attribute:!1})],it.prototype,"ui");Yt([h()],it.prototype,"heading");Yt([h({type:Boolean})],it.prototype,"tall");Yt([bt("dialog")],it.prototype,"dialog");var Yn=Object.defineProperty,Kt=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&Yn(t,e,i),i};const Fe=class Fe extends w{constructor(){super(...arguments),this.icon="",this.heading="",this.note="",this.open=!1}render(){return l`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${H(this.icon,"heading-icon")}
        <h3>${this.heading}</h3>
        ${this.note?l`<span class="muted">${this.note}</span>`:d}
        ${H(Ei,"chevron")}
      </summary>
      <div class="content"><slot></slot></div>
    </details>`}onToggle(t){this.open=t.target.open}};Fe.styles=[$,v`
      details {
        border-block-start: 1px solid var(--fb-line);
      }
      summary {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 48px;
        padding-inline: 16px;
        cursor: pointer;
        list-style: none;
        outline-offset: -2px;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--fb-track);
      }
      h3 {
        flex: 1;
        margin: 0;
        font-size: 15px;
        font-weight: 500;
      }
      .heading-icon {
        opacity: 0.7;
      }
      .chevron {
        transition: transform 0.2s;
      }
      details[open] .chevron {
        transform: rotate(180deg);
      }
      .content {
        padding: 4px 16px 16px;
      }
    `];let rt=Fe;Kt([h()],rt.prototype,"icon");Kt([h()],rt.prototype,"heading");Kt([h()],rt.prototype,"note");Kt([h({type:Boolean})],rt.prototype,"open");const Kn={"frigate-backfill-camera":_,"frigate-backfill-confirm":Lt,"frigate-backfill-copies":I,"frigate-backfill-dialog":it,"frigate-backfill-disclosure":rt,"frigate-backfill-notice":R,"frigate-backfill-hour":O,"frigate-backfill-legend":Et,"frigate-backfill-map":k,"frigate-backfill-missing":tt,"frigate-backfill-outcome":D,"frigate-backfill-overview":P,"frigate-backfill-overview-row":j,"frigate-backfill-player":et,"frigate-backfill-progress":st,"frigate-backfill-range":Mt,"frigate-backfill-recordings":ft,"frigate-backfill-results":M,"frigate-backfill-run":C,"frigate-backfill-run-form":N,"frigate-backfill-schedule":z};function Gn(r){for(const[t,e]of Object.entries(r))customElements.get(t)||customElements.define(t,e)}const Jn="Recordings",Qn="Camera",Xn="Close",to="Cancel",eo="Try again",so="Loading…",io="That did not work",Xs={title:Jn,camera:Qn,close:Xn,cancel:to,retry:eo,loading:so,failed:io,"notice.no_entry":"Frigate is not set up","notice.no_entry_text":"Add the Frigate Backfill integration to see recordings here.","notice.no_entry_action":"Add integration","notice.not_loaded":"Frigate Backfill is not loaded","notice.not_loaded_text":"Check the integration under Settings > Devices & services.","notice.entry_gone":"Frigate not found","notice.entry_gone_text":"The integration entry that this card uses was removed. Edit the card and choose another one.","notice.no_camera":"No cameras","notice.no_camera_text":"Cameras appear here once they are in Frigate's configuration.","notice.no_camera_viewer_text":"You do not have access to any of this Frigate's cameras. Ask an administrator.","notice.camera_gone":"Camera “{camera}” not found","notice.camera_gone_text":"Frigate does not have this camera, or you do not have access to it. Edit the card and choose another one.","notice.unreachable":"Frigate is not responding","notice.unreachable_text":"The card updates as soon as Frigate is back.","notice.patch_missing":"Frigate runs without the patch","notice.patch_missing_text":"Install the Frigate Backfill patch as the integration's repair issue describes, then restart Frigate.","notice.patch_incompatible":"Frigate runs another version of the patch","notice.patch_incompatible_text":"Restart Frigate to load the version that Home Assistant has.","notice.auth":"Frigate refused the login","notice.auth_text":"Sign in again under Settings > Devices & services > Frigate Backfill.","notice.open_integration":"Open integration","notice.last_known":"Showing last known data.","overview.back":"All cameras","overview.missing":{one:"{n} missing",other:"{n} missing"},"overview.none_missing":"Nothing missing","overview.unchecked":"Not checked yet","overview.queued":"Waiting","overview.dry_running":"Dry run {percent}","overview.running":"Backfill {percent}","overview.last":"Last run {when}","overview.last_failed":"Last run failed {when}","overview.no_last":"No run yet","overview.next":"Next run {when}","overview.no_next":"No run scheduled","overview.days":"Last 30 days","map.label":"Recordings of {camera} by day and hour","map.day":"Day","map.recorded":"{duration} recorded","map.backfilled":"{duration} backfilled","map.missing":{one:"{n} missing",other:"{n} missing"},"map.errors":{one:"{n} unusable file",other:"{n} unusable files"},"map.nothing":"nothing recorded","map.not_loaded":"loading","map.gap":"Clocks went forward: this hour did not exist","map.repeated":"second time","map.older":"Look further back","map.reached":"Nothing is older than {date}.","map.failed":"Some days could not be loaded: {error}","map.hint":"Use the arrow keys to move by hour or day, and Enter to open an hour.","legend.recorded":"Recorded","legend.backfilled":"Backfilled","legend.missing":"On disk, missing in Frigate","legend.errors":"Unusable file","legend.none":"No recording","hour.empty":"No recordings in this hour.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Recorded","hour.kind.backfilled":"Backfilled","hour.kind.missing":"Missing in Frigate","hour.kind.error":"Unusable","hour.play":"Play {time}","hour.previous":"Previous recording","hour.next":"Next recording","hour.pick":"Choose a recording to play.","hour.play_failed":"This browser cannot play the recording. H.265 is often the cause: download it and use another player.","hour.play_damaged":"This file is damaged and cannot be played.","hour.download":"Download","hour.earlier":"Previous hour","hour.later":"Next hour","hour.not_looked":"Missing recordings are listed as of the last run. Start a dry run to check the disk again.","missing.some":{one:"{n} recording on disk is missing in Frigate ({duration}, {size})",other:"{n} recordings on disk are missing in Frigate ({duration}, {size})"},"missing.past":{one:"{n} more past retention",other:"{n} more past retention"},"missing.none":"No recordings are missing in Frigate","missing.as_of":"checked {when}","missing.never":"The disk has not been checked yet. A dry run checks it without changing anything.","missing.never_viewer":"The disk has not been checked yet.","run.title":"Bring back recordings","run.range":"Time range","run.range.day":"Last 24 hours","run.range.week":"Last 7 days","run.range.month":"Last 30 days","run.range.all":"Everything","run.range.custom":"Custom","run.from":"From","run.to":"To","run.bad_range":"The start must be before the end.","run.bad_date":"Enter a start and an end.","run.options":"More options","run.expired":"Include recordings past retention","run.expired_help":"Frigate deletes them, files included, at its next clean-up.","run.force":"Overwrite existing entries","run.force_help":"Reads path, duration and size again. Motion and objects found by Frigate stay.","run.motion":"Motion from previews","run.motion_help":"Recordings get the motion that their previews prove.","run.dry":"Dry run","run.backfill":"Backfill","run.ask":"{action}…","run.backfill_n":{one:"Backfill {n} recording",other:"Backfill {n} recordings"},"run.backfill_items":{one:"Backfill {n} item",other:"Backfill {n} items"},"run.undo":"Undo","run.starting":"Starting…","run.queued":"Waiting for another camera's run to finish","run.dry_running":"Dry run: checking files, changing nothing","run.running":"Backfilling recordings","run.scanned":{one:"{n} file checked",other:"{n} files checked"},"run.scanned_of":{one:"{n} of {total} file checked",other:"{n} of {total} files checked"},"run.found":{one:"{n} to bring back",other:"{n} to bring back"},"run.added":{one:"{n} brought back",other:"{n} brought back"},"run.errors":{one:"{n} error",other:"{n} errors"},"run.left":"{duration} left","run.stop":"Stop","run.stopping":"Stopping…","confirm.title":"Bring back recordings?","confirm.found":"The dry run found {items}.","confirm.found_nothing":"The dry run found nothing to bring back.","confirm.no_dry_run":"This time range has not been checked by a dry run.","confirm.safe":"Entries are added to Frigate's database. Your files are not changed.","confirm.expired":"This includes recordings past retention. Frigate deletes those files at its next clean-up.","confirm.force":"Existing entries are overwritten.","confirm.undo_title":"Undo this run?","confirm.undo":"The entries that the run added are removed, and those it changed come back as they were. Your files are not changed.","item.recordings":{one:"{n} recording",other:"{n} recordings"},"item.reviews":{one:"{n} review item",other:"{n} review items"},"item.previews":{one:"{n} preview",other:"{n} previews"},"item.exports":{one:"{n} export",other:"{n} exports"},"item.events":{one:"{n} tracked object",other:"{n} tracked objects"},"outcome.would":"{items} ({duration} on {days}, {size}) can be brought back.","outcome.would_short":"{items} can be brought back.","outcome.days":{one:"{n} day",other:"{n} days"},"outcome.would_update":{one:"{n} entry would be overwritten.",other:"{n} entries would be overwritten."},"outcome.nothing":"Nothing to bring back: Frigate has every usable recording in this time range.","outcome.nothing_else":"Nothing to bring back in this time range.","outcome.past":{one:"{n} recording past retention was left out.",other:"{n} recordings past retention were left out."},"outcome.past_kept":{one:"{n} of them is past retention: Frigate deletes it at its next clean-up.",other:"{n} of them are past retention: Frigate deletes them at its next clean-up."},"outcome.errors":{one:"{n} file cannot be used. The results show why.",other:"{n} files cannot be used. The results show why."},"outcome.no_files":"No recordings of this camera were found on disk in this time range. Frigate keeps them in /media/frigate/recordings: check that the disk is mounted there.","outcome.added":{one:"{items} is back in Frigate.",other:"{items} are back in Frigate."},"outcome.updated":{one:"{n} entry was overwritten.",other:"{n} entries were overwritten."},"outcome.none_added":"There was nothing to bring back.","outcome.cancelled":"Stopped. Recordings brought back so far stay.","outcome.cancelled_dry":"Stopped before all files were checked.","outcome.failed":"The run failed: {message}","outcome.interrupted":"Frigate stopped during the run. Recordings brought back so far stay. Run it again for the rest.","outcome.dry":"Dry run","outcome.real":"Backfill","outcome.undo":"Undo","outcome.undo_dry":"Undo, dry run","outcome.verify":"Check of durations","outcome.verified":{one:"{n} duration was corrected.",other:"{n} durations were corrected."},"outcome.verified_none":"All durations were right.","outcome.would_undo":"The run can be undone.","outcome.undone":"The run was undone.","outcome.when":"{what}, {when}","outcome.when_undone":"{what}, {when} (undone)","outcome.choose":"Run","results.title":"Results by file","results.filter":"Show","results.all":"All","results.empty":"No files to list.","results.more":"Show more","results.shown":"{n} of {total}","results.known":{one:"{n} file that is already in Frigate is not listed.",other:"{n} files that are already in Frigate are not listed."},"results.unknown_time":"Unknown time","result.added":"Brought back","result.updated":"Overwritten","result.would_add":"Can be brought back","result.would_update":"Would be overwritten","result.skipped":"Skipped","result.error":"Error","copies.title":"Copies of the database","copies.about":"What a copy still has comes back with everything it had, motion and objects included.","copies.none":"No copies were found.","copies.kind.catalogue":"Catalogue","copies.kind.backup":"Frigate's backup","copies.kind.other":"Copy","copies.damaged":"Damaged: what can be read is used.","schedule.title":"Schedule","schedule.enabled":"Bring back missing recordings automatically","schedule.interval":"Every","schedule.hours":{one:"hour",other:"hours"},"schedule.retention":"Look back","schedule.days":{one:"day",other:"days"},"schedule.next":"Next run {when}.","schedule.last":"Last run {when}.","schedule.no_run":"No run is scheduled.","schedule.every":{one:"every hour",other:"every {n} hours"},"schedule.off":"off","schedule.save":"Save","schedule.saved":"Saved.","schedule.bad_interval":"Enter 0.25 to 8760 hours.","schedule.bad_days":"Enter 0.01 to 36525 days.","error.connection":"Home Assistant is not responding.","error.unauthorized":"You do not have permission. Ask an administrator.","error.unknown_command":"The Frigate Backfill integration is not loaded.","error.unknown":"Something went wrong. See Home Assistant's log.","editor.entry_id":"Frigate","editor.camera":"Camera","editor.camera_help":"Leave empty to choose a camera on the card.","editor.title":"Title","editor.days":"Days","editor.days_help":"How far back the map goes.","editor.show_controls":"Show dry run and backfill to administrators","editor.show_schedule":"Show the schedule to administrators","editor.unavailable":"The visual editor could not be loaded. Use the code editor.","dashboard.overview":"Overview","dashboard.cameras":"Cameras"},le=new Map([["en",Xs]]);async function ro(r){const t=qt(r);if(t&&!le.has(t)){const e=await Rs(t).catch(()=>{});e&&le.set(t,e)}}function ti(r){const t=qt(r),e=t&&le.get(t);return e?[e,t]:[Xs,"en"]}function no(r){const[t,e]=ti(r),s=new Intl.PluralRules(e);return(i,n={})=>{const o=t[i],c=(typeof o=="string"?o:o[s.select(Number(n.count))]??o.other).replace(/\{(\w+)\}/g,(u,f)=>pr(String(n[f]??u),r));return ht(c,r)}}const oo={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},ao={DMY:"en-GB",MDY:"en-US",YMD:"sv-SE"};class lo{constructor(t,e){this.locale=t,this.zone=e,this.made=new Map,this.language=co(t.language),this.words=ti(this.language)[1]===qt(this.language)?this.language:"en",this.numbers=this.numberFormat({maximumFractionDigits:1}),this.times=this.clock({minute:"2-digit"}),this.seconds=this.clock({minute:"2-digit",second:"2-digit"}),this.days=this.calendar({day:"numeric",month:"short"}),this.longDays=this.calendar({weekday:"long",day:"numeric",month:"long",year:"numeric"}),this.weekdays=this.calendar({weekday:"short"}),this.dates=this.dateOnly(),this.lists=new Intl.ListFormat(this.words==="en"?"en-GB":this.words),this.agos=new Intl.RelativeTimeFormat(this.words,{numeric:"auto"})}number(t){return this.numbers.format(t)}time(t){return this.times.format(t*1e3)}timeWithSeconds(t){return this.seconds.format(t*1e3)}date(t){return this.dates.format(t*1e3)}dateTime(t){return`${this.date(t)} ${this.time(t)}`}day(t){return this.days.format(this.noon(t))}weekday(t){return this.weekdays.format(this.noon(t))}longDay(t){return this.longDays.format(this.noon(t))}dayDate(t){return this.dates.format(this.noon(t))}duration(t,e="long"){const s=Math.round(t);if(s<60)return this.unit(s,"second",e);if(s<3570)return this.unit(Math.round(s/60),"minute",e);if(s<2*A){const n=Math.round(s/60);return this.two(Math.floor(n/60),"hour",n%60,"minute",e)}const i=Math.round(s/3600);return this.two(Math.floor(i/24),"day",i%24,"hour",e)}clip(t){return this.unit(t,"second","short",0,1)}size(t){if(t===0)return ht(`<${this.size(.01)}`,this.language);const[e,s]=t>=1024?[t/1024,"gigabyte"]:t>=.1?[t,"megabyte"]:[t*1024,"kilobyte"],i=s!=="kilobyte"&&e<100?1:0;return this.unit(e,s,"short",i)}list(t){return this.lists.format(t)}percent(t){return this.numberFormat({style:"percent",maximumFractionDigits:0}).format(t/100)}relative(t,e){const s=t-e,i=Math.abs(s);return i<45?this.ago(0,"second"):i<3570?this.ago(Math.round(s/60),"minute"):i<2*A?this.ago(Math.round(s/3600),"hour"):this.dateTime(t)}ago(t,e){return ht(this.agos.format(t,e),this.language)}noon(t){return(this.zone.startOfDay(t)+A/2)*1e3}two(t,e,s,i,n){const o=this.unit(t,e,n);return s===0?o:ht(`${o} ${this.unit(s,i,n)}`,this.language)}unit(t,e,s,i=0,n=i){const o=this.numberFormat({style:"unit",unit:e,unitDisplay:s,minimumFractionDigits:i,maximumFractionDigits:n});return ht(o.format(t),this.language)}numberFormat(t){const e=JSON.stringify(t);let s=this.made.get(e);return s||(s=this.makeNumberFormat(t),this.made.set(e,s)),s}makeNumberFormat(t){const e=this.locale.number_format??"language";if(t.style==="unit")return new Intl.NumberFormat(this.words,t);if(e==="language")return new Intl.NumberFormat(this.language,t);if(e==="none")return new Intl.NumberFormat("en-US",{...t,useGrouping:!1});const s=e==="system"?void 0:oo[e]??this.language;return new Intl.NumberFormat(s,t)}clock(t){const e=this.locale.time_format??"language",s=e==="system"?void 0:this.language,i=new Intl.DateTimeFormat(s,{hour:"numeric"}).resolvedOptions().hour12,n=e==="12"||e!=="24"&&i===!0;return new Intl.DateTimeFormat(s,{...t,hour:n?"numeric":"2-digit",hourCycle:n?"h12":"h23",timeZone:this.zone.name})}calendar(t){return new Intl.DateTimeFormat(this.language,{...t,timeZone:this.zone.name})}dateOnly(){const t=this.locale.date_format??"language",e=t==="system"?void 0:ao[t]??this.language;return new Intl.DateTimeFormat(e,{timeZone:this.zone.name,day:"numeric",month:"numeric",year:"numeric"})}}function co(r){try{return Intl.getCanonicalLocales(r)[0]??"en"}catch{return"en"}}function ho(r){const t=Intl.DateTimeFormat().resolvedOptions().timeZone;return r.locale?.time_zone==="server"?r.config.time_zone:t}function uo(r){const t=new Gi(ho(r)),e={...r.locale,language:r.locale?.language??r.language},{language:s}=r;return{language:s,t:no(s),formats:new lo(e,t),zone:t}}const ve="frigate-backfill-view";class po{constructor(t){this.most=t,this.running=0,this.waiting=[]}async run(t){this.running>=this.most?await new Promise(e=>this.waiting.push(e)):this.running++;try{return await t()}finally{const e=this.waiting.pop();e?e():this.running--}}}class fs{constructor(t,e){this.onEvent=t,this.onFailure=e,this.key="",this.current=null}follow(t,e){if(t===this.key)return;this.stop(),this.key=t;const s=e(i=>{this.current===s&&this.onEvent(i)});this.current=s,s.catch(()=>{this.current===s&&(this.current=null,this.key="",this.onFailure())})}stop(){const t=this.current;this.current=null,this.key="",t?.then(e=>e()).catch(()=>{})}}const re=3e3,fo=3e4;class mo{constructor(t,e){this.backend=t,this.changed=e,this.instances=null,this.status=null,this.error=null,this.overviews=new Map,this.overviewsOf=new Map,this.watching=new fs(s=>this.onStatus(s),()=>this.retryLater()),this.stopListening=null,this.retryTimer=0,this.retryDelay=re,this.turn=0}start(){this.stopListening=this.backend.onReconnect(()=>this.restart()),this.refresh()}stop(){this.turn++,clearTimeout(this.retryTimer),this.stopListening?.(),this.unwatch(),this.unwatchAll()}watch(t,e){this.watching.follow(JSON.stringify([t.entryId,e]),s=>(this.status=null,t.subscribeStatus(e,s)))}unwatch(){this.watching.stop(),this.status=null}watchAll(t){const{entryId:e}=t;let s=this.overviewsOf.get(e);s||(s=new fs(i=>this.onOverview(e,i),()=>this.retryLater()),this.overviewsOf.set(e,s)),s.follow(e,i=>t.subscribeOverview(i))}unwatchAll(){this.overviewsOf.forEach(t=>t.stop())}overview(t,e){return this.overviews.get(t)?.cameras[e]}availability(t){return this.overviews.get(t.entry_id)??t}async refresh(){const t=++this.turn;clearTimeout(this.retryTimer);try{const e=await this.backend.instances();if(t!==this.turn)return;this.instances=e,this.error=null,e.some(s=>!s.available)?this.retryLater():this.retryDelay=re}catch(e){if(t!==this.turn)return;this.error=e,this.retryLater()}this.changed()}restart(){this.unwatch(),this.unwatchAll(),this.retryDelay=re,this.refresh()}retryLater(){clearTimeout(this.retryTimer),this.retryTimer=window.setTimeout(()=>{this.refresh()},this.retryDelay),this.retryDelay=Math.min(fo,this.retryDelay*2)}onStatus(t){const e=t.available&&this.status?.available===!1;this.status=t,this.afterEvent(e)}onOverview(t,e){const s=this.overviews.get(t),i=e.available?e.cameras:{...s?.cameras,...e.cameras};this.overviews.set(t,{...e,cameras:i}),this.afterEvent(e.available&&s?.available===!1)}afterEvent(t){this.changed(),t&&this.refresh()}}const G=14*A,go=2,bo={recorded_seconds:0,backfilled_seconds:0,missing_files:0,error_files:0};class vo{constructor(t,e){this.load=t,this.changed=e,this.error=null,this.pieces=new Map,this.queue=[],this.running=0,this.closed=!1}bucket(t){const e=this.pieces.get(Math.floor(t/G));if(!e?.loaded)return;let s=e.buckets.get(t);return s||e.buckets.set(t,s={start_time:t,...bo}),s}get loaded(){return[...this.pieces.values()].some(t=>t.loaded)}request(t,e){const s=[];for(let i=Math.floor(t/G);i*G<e;i++){const n=this.pieces.get(i);(!n||(!n.loaded||n.stale)&&!n.loading&&!n.failed)&&s.push(i)}s.reverse(),this.queue=[...s,...this.queue.filter(i=>!s.includes(i))],this.pump()}isEmpty(t,e){let s=!0;for(let i=Math.floor(t/G);i*G<e;i++){const n=this.pieces.get(i);s&&=n?.loaded===!0;for(const[o,a]of n?.buckets??[])if(o>=t&&o<e&&!yo(a))return!1}return s?!0:void 0}invalidate(){this.error=null;for(const t of this.pieces.values())t.stale=!0,t.failed=!1}close(){this.closed=!0,this.queue=[]}pump(){for(;this.running<go;){const t=this.queue.shift();if(t===void 0)return;this.fetch(t)}}async fetch(t){const e=this.pieces.get(t)??{buckets:new Map,loaded:!1,stale:!1,loading:!1,failed:!1};this.pieces.set(t,e),e.loading=!0,e.stale=!1,this.running++;try{const s=await this.load(t*G,(t+1)*G);e.buckets=new Map(s.map(i=>[Math.floor(i.start_time/g)*g,i])),e.loaded=!0,this.error=null}catch(s){e.failed=!0,this.error=s}finally{e.loading=!1,this.running--}this.closed||(this.changed(),this.pump())}}function yo(r){return r.recorded_seconds===0&&r.backfilled_seconds===0&&r.missing_files===0&&r.error_files===0}const wo=3e5,$o=36e5,xo=4,ne=(r,t)=>JSON.stringify([r,t]);class _o{constructor(t){this.host=t,this.config=null,this.live=null,this.revision=0,this.fingerprint="",this.running=!1,this.backend=null,this.connected=!1,this.chosen=null,this.shown="",this.refreshed=Date.now(),this.clients=new Map,this.stores=new Map,this.fingerprints=new Map,this.loads=new po(xo),t.addController(this)}hostConnected(){this.connected=!0,this.start()}hostDisconnected(){this.connected=!1,this.chosen=null,this.stop()}connect(t){this.backend=t,this.connected&&this.start()}start(){this.stop(),this.backend&&(this.live=new mo(this.backend,()=>this.onLive()),this.live.start())}stop(){this.live?.stop(),this.live=null,this.stores.forEach(t=>t.close()),this.stores.clear(),this.clients.clear(),this.fingerprints.clear(),this.shown=this.fingerprint=""}configure(t){this.config=t,this.chosen=null,this.host.requestUpdate()}choose(t){this.chosen=t,this.host.requestUpdate()}get known(){return this.live?.instances??null}get instances(){const t=this.config?.entry_id;return(this.known??[]).filter(e=>t===void 0||e.entry_id===t)}get error(){return this.live?.error??null}get several(){const t=this.instances.reduce((e,{cameras:s})=>e+s.length,0);return this.config?.camera===void 0&&t>1}get showsAll(){return this.several&&this.chosen===null}get instance(){const{instances:t}=this;return this.chosen?t.find(e=>e.entry_id===this.chosen?.entryId):t.find(e=>e.cameras.length>0)??t[0]}get camera(){const t=this.instance?.cameras??[],e=this.config?.camera??this.chosen?.camera;return e===void 0?t[0]:t.find(s=>s.name===e)}get status(){return this.live?.status?.status??null}get available(){return this.live?.status?.available??this.instance?.available??!1}get reason(){return this.live?.status?.reason??this.instance?.reason??null}client(t){let e=this.clients.get(t);return!e&&this.backend&&(e=this.backend.client(t),this.clients.set(t,e)),e}store(t,e){const s=ne(t,e),i=this.client(t);let n=this.stores.get(s);return!n&&i&&(n=new vo((o,a)=>this.loads.run(()=>i.coverage(e,o,a)),()=>this.newNumbers()),this.stores.set(s,n)),n}retry(){this.live?.refresh()}refreshOld(){const t=this.showsAll?$o:wo;Date.now()-this.refreshed>t&&!document.hidden&&this.available&&this.invalidate(...this.stores.values())}hostUpdate(){const{live:t}=this;if(!t)return;if(this.showsAll){this.show(""),t.unwatch();for(const{entry_id:n}of this.instances){const o=this.client(n);o&&t.watchAll(o)}return}t.unwatchAll();const{instance:e,camera:s}=this,i=e&&this.client(e.entry_id);i&&s&&(this.show(ne(i.entryId,s.name)),t.watch(i,s.name))}show(t){t!==this.shown&&(this.shown=t,this.fingerprint="",this.running=!1)}onLive(){this.showsAll?this.noteAll():this.noteShown(),this.host.requestUpdate()}noteShown(){const t=this.live?.status,{status:e}=this;t&&(this.fingerprint=this.note("shown",this.shown,[t.available,e?.state,e?.dry_run===!1?e.progress?.files_added:null,e?.recent_runs[0]?.job_id,e?.missing])),this.running||=e!==null&&e.state!=="idle"}noteAll(){for(const{entry_id:t,cameras:e}of this.instances)for(const{name:s}of e){const i=this.live?.overview(t,s);i&&this.note("all",ne(t,s),[i.missing,i.last_run?.job_id])}}note(t,e,s){const i=JSON.stringify(s),n=this.fingerprints.get(t+e);this.fingerprints.set(t+e,i);const o=this.stores.get(e);return o&&n!==void 0&&n!==i&&this.invalidate(o),i}invalidate(...t){this.refreshed=Date.now(),t.forEach(e=>e.invalidate()),this.newNumbers()}newNumbers(){this.revision++,this.host.requestUpdate()}}var ko=Object.defineProperty,ye=(r,t,e,s)=>{for(var i=void 0,n=r.length-1,o;n>=0;n--)(o=r[n])&&(i=o(t,e,i)||i);return i&&ko(t,e,i),i};const Ao=2e4,je=class je extends w{constructor(){super(...arguments),this.ui=null,this.admin=!1,this.now=Date.now()/1e3,this.data=new _o(this),this.tick=0}connect(t){this.data.connect(t)}setConfig(t){this.data.configure(t)}connectedCallback(){super.connectedCallback(),this.tick=window.setInterval(()=>this.onTick(),Ao)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.tick)}render(){const{ui:t,data:e}=this,{config:s}=e;if(!t||!s)return d;const i=e.several&&!e.showsAll;return l`<ha-card>
      <div class="header">
        ${i?l`<button
                class="icon-button"
                aria-label=${t.t("overview.back")}
                title=${t.t("overview.back")}
                @click=${()=>e.choose(null)}
              >
                ${H(Ci,"turns")}
              </button>`:d}
        <h2>${s.title??t.t("title")}</h2>
        ${e.showsAll?d:fn(e,t)}
      </div>
      <div class="body">${this.renderBody(t,s)}</div>
    </ha-card>`}renderBody(t,e){const{data:s,admin:i}=this,{instances:n,instance:o,camera:a}=s,c=()=>s.retry(),u=un(s.known,o,s.error,i,t.t);if(u||!o)return u?dt(u,{onAction:c}):d;if(s.showsAll)return this.renderAll(t,n);const f=a&&s.store(o.entry_id,a.name),p=s.available?null:Vs(s.reason,i,t.t);if(p&&!f?.loaded)return dt(p,{onAction:c});if(!a)return dt(pn(e.camera,i,t.t),{onAction:c});const y=`${p?.text??""} ${t.t("notice.last_known")}`;return l`<frigate-backfill-camera
      .ui=${t}
      .config=${e}
      .client=${s.client(o.entry_id)}
      .store=${f}
      .revision=${s.revision}
      .fingerprint=${s.fingerprint}
      .camera=${a.name}
      .label=${ut(a)}
      .status=${s.status}
      .capabilities=${o.capabilities??[]}
      .now=${this.now}
      .canChange=${o.can_change}
      .away=${p!==null}
      .running=${s.running}
    >
      ${p?dt({...p,text:y},{banner:!0,slot:"away",onAction:c}):d}
    </frigate-backfill-camera>`}renderAll(t,e){const{data:s,admin:i}=this;return l`<frigate-backfill-overview
      .ui=${t}
      .instances=${e}
      .live=${s.live}
      .storeOf=${(n,o)=>s.store(n,o.name)}
      .revision=${s.revision}
      .now=${this.now}
      .admin=${i}
      @camera-selected=${n=>s.choose(n.detail)}
      @retry=${()=>s.retry()}
    ></frigate-backfill-overview>`}onTick(){this.now=Date.now()/1e3,this.data.refreshOld()}};je.styles=[$,S,vt,v`
      :host {
        block-size: 100%;
      }
      ha-card {
        display: flex;
        flex-direction: column;
        block-size: 100%;
        overflow: hidden;
      }
      .header {
        display: flex;
        align-items: center;
        gap: 8px 12px;
        padding: 14px 16px 6px;
      }
      .header .icon-button {
        margin-inline-start: -8px;
        flex: none;
      }
      h2 {
        flex: 1 1 auto;
        min-inline-size: 0;
        margin: 0;
        font-size: var(--ha-card-header-font-size, 20px);
        font-weight: 400;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      /* A long name must not push anything out of the card. */
      .header select,
      .header .name {
        flex: 0 1 auto;
        min-inline-size: 0;
        max-inline-size: 60%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .body {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
      }
    `];let mt=je;ye([m()],mt.prototype,"ui");ye([m()],mt.prototype,"admin");ye([m()],mt.prototype,"now");const Co=3e4,So=2e3;class Eo{constructor(t){this.http=t,this.status=null,this.available=!1,this.listeners=new Set,this.timer=0}listen(t){return this.listeners.add(t),this.status&&t(this.available?this.status:null),this.plan(this.status?this.pause:0),()=>{this.listeners.delete(t),this.listeners.size===0&&clearTimeout(this.timer)}}async ask(){clearTimeout(this.timer);try{return this.status=await this.http.get("recordings/backfill/status"),this.tell(!0),this.status}catch(t){throw this.tell(!1),t}}tell(t){this.available=t,this.listeners.forEach(e=>e(t?this.status:null)),this.plan(this.pause)}get pause(){return Object.values(this.status?.cameras??{}).some(({state:e})=>e!=="idle")?So:Co}plan(t){clearTimeout(this.timer),this.listeners.size>0&&(this.timer=window.setTimeout(()=>{this.ask().catch(()=>{})},t))}}const Lo=/\/recordings\/(\d{4}-\d\d-\d\d\/\d\d\/[^/]+\/\d\d\.\d\d\.mp4)$/;class Oo{constructor(t,e){this.http=t,this.root=e,this.poller=new Eo(t)}async instances(){const t=await this.poller.ask();return[{entry_id:t.instance_id,title:"Frigate",available:!0,reason:null,version:t.version,capabilities:t.capabilities??[],can_change:!0,cameras:Object.entries(t.cameras).map(([e,{friendly_name:s}])=>({name:e,friendly_name:s,device_id:null}))}]}client(t){return new Mo(this.http,this.root,this.poller,t)}onReconnect(){return()=>{}}}class Mo{constructor(t,e,s,i){this.http=t,this.root=e,this.poller=s,this.entryId=i}subscribeOverview(t){return this.follow((e,s)=>t({...ms(e),cameras:Object.fromEntries(Object.entries(s).map(([i,n])=>[i,zo(n)]))}))}subscribeStatus(t,e){return this.follow((s,i)=>e({...ms(s),status:i[t]??null}))}async coverage(t,e,s){const i=`${J(t)}/coverage`;return(await this.http.get(i,{after:e,before:s})).buckets}async recordings(t,e){const s=`${J(t)}/hour`,{recordings:i}=await this.http.get(s,{start_time:e});return i.map(({file_size_mb:n,...o})=>({...o,size_mb:n,url:this.clip(o.file_path)}))}backfill(t,e){return this.change(J(t),{...e,background:!0})}undo(t,e,s){return this.change(`${J(t)}/undo`,{job_id:e,dry_run:s})}async cancel(t){await this.change(`${J(t)}/cancel`,{})}results(t,e){return this.http.get(`${J(t)}/results`,{...e})}setSchedule(t,e){const s={camera_name:t,...e};return this.change(`${J(t)}/schedule`,s)}async copies(){return(await this.http.get("recordings/backfill/copies")).copies}async change(t,e){try{return await this.http.post(t,e)}finally{this.poller.ask().catch(()=>{})}}follow(t){const e=this.poller.listen(s=>{queueMicrotask(()=>t(s!==null,this.poller.status?.cameras??{}))});return Promise.resolve(e)}clip(t){const[,e]=Lo.exec(t)??[];return e===void 0?null:new URL(`recordings/${e}`,this.root).href}}function J(r){return`recordings/${encodeURIComponent(r)}/backfill`}function ms(r){return{available:r,reason:r?null:"unreachable"}}function zo(r){const{state:t,dry_run:e,progress:s,missing:i,last_run:n,schedule:o}=r;return{state:t,dry_run:e,percent:s?.percent??null,missing:i,last_run:n,schedule:o}}class gs extends Error{constructor(t,e){super(e),this.code=t}}class To{constructor(t,e){this.api=t,this.toLogin=e}get(t,e={}){const s=new URL(t,this.api);for(const[i,n]of Object.entries(e))s.searchParams.set(i,String(n));return this.send(s,"GET")}post(t,e){return this.send(new URL(t,this.api),"POST",JSON.stringify(e))}async send(t,e,s){const i={"X-CSRF-TOKEN":"1","X-CACHE-BYPASS":"1"};s!==void 0&&(i["Content-Type"]="application/json");const n={method:e,headers:i,redirect:"manual"},o=await fetch(t,s===void 0?n:{...n,body:s}).catch(()=>null);if(o===null)throw new gs(oe,"");(o.status===401||o.type==="opaqueredirect")&&this.toLogin();const a=await o.json().catch(()=>null);if(!o.ok||a===null){const c=a===null?oe:"frigate_refused";throw new gs(c,a?.message??"")}return a}}const Ho={background:"0 0% 100%",card:"0 0% 100%",text:"222.2 84% 4.9%",muted:"222 10% 38%",line:"214.3 31.8% 85%",accent:"228 89% 63%"},Ro={background:"0 0% 0%",card:"0 0% 11%",text:"0 0% 100%",muted:"0 0% 68%",line:"0 0% 32%",accent:"228 89% 63%"},Po={"theme-blue":[{background:"222.2 50% 98%",accent:"217.2 61.2% 50%"},{background:"222.2 84% 8.9%",card:"217.2 32.6% 17.5%",accent:"217.2 62.6% 59.8%"}],"theme-green":[{background:"145 70% 98%",accent:"142.1 76.2% 30%"},{background:"145 34.3% 9.1%",card:"24 9.8% 10%",accent:"142.1 70.6% 45.3%"}],"theme-nord":[{background:"220 16% 96%",card:"220 16% 96%",accent:"222 20% 45%"},{background:"220 16% 16%",card:"220 16% 16%",accent:"222 20% 65%"}],"theme-red":[{accent:"346.8 77.2% 45%"},{background:"20 14.3% 4.1%",card:"24 9.8% 10%",accent:"346.8 77.2% 55%"}],"theme-high-contrast":[{muted:"222 20% 10%"},{muted:"0 0% 82%",line:"0 0% 92%"}]},No={background:"primary-background-color",card:"card-background-color",text:"primary-text-color",muted:"secondary-text-color",line:"divider-color",accent:"primary-color"};function Do(){try{const r=JSON.parse(localStorage.getItem("frigate-ui-theme")??"{}");return typeof r=="object"&&r!==null?r:{}}catch{return{}}}function Uo(){matchMedia("(prefers-color-scheme: dark)").addEventListener("change",bs),bs()}function bs(){const{theme:r="system",colorScheme:t=""}=Do(),e=r==="system"?matchMedia("(prefers-color-scheme: dark)").matches:r==="dark",s={...e?Ro:Ho,...Po[t]?.[e?1:0]},{style:i}=document.documentElement;for(const[n,o]of Object.entries(No))i.setProperty(`--${o}`,`hsl(${s[n]})`);i.setProperty("--error-color",e?"#f28b82":"#c62828"),i.colorScheme=e?"dark":"light"}function Fo(){try{return localStorage.getItem("frigate-ui-language")??navigator.language}catch{return navigator.language}}const ei=new URL("../../",location.href),vs=new URL("../",ei),ys=v`
  body {
    margin: 0;
    padding: 16px;
    box-sizing: border-box;
    background: var(--primary-background-color);
    color: var(--primary-text-color);
    font-family: Inter, system-ui, sans-serif;
  }
  main {
    max-inline-size: 1000px;
    margin: 0 auto;
  }
  @media (max-width: 520px) {
    body {
      padding: 0;
    }
  }
`;class jo extends mt{connectedCallback(){super.connectedCallback();const t=Fo();document.documentElement.lang=t,ro(t).then(()=>{this.ui=uo({language:t,locale:{language:t},config:{time_zone:Intl.DateTimeFormat().resolvedOptions().timeZone}}),document.title=`Frigate: ${this.ui.t("title")}`}),this.admin=!0;const e=()=>location.assign(new URL("login",vs));this.connect(new Oo(new To(ei,e),vs))}}const Ie=class Ie extends w{render(){return l`<slot></slot>`}};Ie.styles=v`
    :host {
      display: block;
      border: 1px solid var(--divider-color);
      border-radius: 12px;
      background: var(--card-background-color);
    }
    @media (max-width: 520px) {
      :host {
        border-inline: 0;
        border-radius: 0;
      }
    }
  `;let ce=Ie;ys.styleSheet&&document.adoptedStyleSheets.push(ys.styleSheet);Uo();Gn({...Kn,"ha-card":ce,[ve]:jo});const si=document.createElement(ve);si.setConfig({type:ve});document.querySelector("main")?.append(si);
