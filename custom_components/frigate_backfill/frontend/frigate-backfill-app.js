/*! Built from card/ by `scripts/card build`: change it there. */var As="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z",Cs="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z",Es="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z",ni="M20.84 22.73L18.11 20H17C15.9 20 15 19.1 15 18V16.89L12.66 14.55L11.81 15.04C10.86 15.59 9.63 15.26 9.08 14.31L7.58 11.71C7.18 11 7.25 10.18 7.68 9.57L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L10.77 7.57L17.86 14.66C18.26 14.22 18.5 13.64 18.5 13M2 12.62L5.5 18.68L8.03 15.5L6.03 12.03L2 12.62Z",Ss="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z",Ls="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z",Hi="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z",Os="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z",Ms="M19.8 22.6L17.15 20H6.5Q4.2 20 2.6 18.4T1 14.5Q1 12.58 2.19 11.08 3.38 9.57 5.25 9.15 5.33 8.95 5.4 8.76 5.5 8.57 5.55 8.35L1.4 4.2L2.8 2.8L21.2 21.2M6.5 18H15.15L7.1 9.95Q7.05 10.23 7.03 10.5 7 10.73 7 11H6.5Q5.05 11 4.03 12.03 3 13.05 3 14.5 3 15.95 4.03 17 5.05 18 6.5 18M11.13 14M21.6 18.75L20.15 17.35Q20.58 17 20.79 16.54 21 16.08 21 15.5 21 14.45 20.27 13.73 19.55 13 18.5 13H17V11Q17 8.93 15.54 7.46 14.08 6 12 6 11.33 6 10.7 6.16 10.07 6.33 9.5 6.68L8.05 5.23Q8.93 4.63 9.91 4.31 10.9 4 12 4 14.93 4 16.96 6.04 19 8.07 19 11 20.73 11.2 21.86 12.5 23 13.78 23 15.5 23 16.5 22.63 17.31 22.25 18.15 21.6 18.75M14.83 12.03Z",zs="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3",Ts="M16 22H12V24H6V13.32C3.58 12.17 2 9.72 2 7C2 3.14 5.14 0 9 0C12.86 0 16 3.14 16 7C16 9.72 14.42 12.18 12 13.32V16H16V22M14 18H10V11.94L10.67 11.71C12.66 11 14 9.11 14 7C14 4.24 11.76 2 9 2S4 4.24 4 7C4 9.11 5.34 11 7.33 11.71L8 11.94V22H10V20H14V18M12 7C12 8.66 10.66 10 9 10S6 8.66 6 7 7.34 4 9 4 12 5.34 12 7M9 8C9.55 8 10 7.55 10 7S9.55 6 9 6 8 6.45 8 7 8.45 8 9 8M20 7H22V13H20M20 17H22V15H20",Hs="M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z",ri="M13 12.6L19 9.2V13C19.7 13 20.4 13.1 21 13.4V7.5C21 7.1 20.8 6.8 20.5 6.6L12.6 2.2C12.4 2.1 12.2 2 12 2S11.6 2.1 11.4 2.2L3.5 6.6C3.2 6.8 3 7.1 3 7.5V16.5C3 16.9 3.2 17.2 3.5 17.4L11.4 21.8C11.6 21.9 11.8 22 12 22S12.4 21.9 12.6 21.8L13.5 21.3C13.2 20.7 13.1 20 13 19.3M12 4.2L18 7.5L16 8.6L10.1 5.2L12 4.2M11 19.3L5 15.9V9.2L11 12.6V19.3M12 10.8L6 7.5L8 6.3L14 9.8L12 10.8M16.9 15.5L19 17.6L21.1 15.5L22.5 16.9L20.4 19L22.5 21.1L21.1 22.5L19 20.4L16.9 22.5L15.5 21.1L17.6 19L15.5 16.9L16.9 15.5Z",Ps="M8,5.14V19.14L19,12.14L8,5.14Z",Rs="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M13,7H11V11H7V13H11V17H13V13H17V11H13V7Z",Ns="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z",Ds="M13.2 22V21.7C13.2 20.21 12 19 10.5 19C9 19 7.8 20.21 7.8 21.7V22H4C2.9 22 2 21.11 2 20V16.2H2.3C3.79 16.2 5 15 5 13.5S3.79 10.8 2.3 10.8H2V7C2 5.9 2.9 5 4 5H7.04C7.28 3.3 8.74 2 10.5 2S13.72 3.3 13.96 5H17C18.11 5 19 5.9 19 7V10.04C20.7 10.28 22 11.74 22 13.5C22 13.6 22 13.7 21.97 13.79C21.35 13.44 20.67 13.2 19.93 13.08C19.75 12.46 19.18 12 18.5 12H17V7H12V5.5C12 4.67 11.33 4 10.5 4S9 4.67 9 5.5V7H4V9.12C5.76 9.8 7 11.5 7 13.5S5.75 17.2 4 17.88V20H6.12C6.8 18.25 8.5 17 10.5 17C11.47 17 12.37 17.3 13.12 17.81C13.04 18.19 13 18.59 13 19C13 20.1 13.3 21.12 13.81 22H13.2M21.12 15.46L19 17.59L16.88 15.46L15.47 16.88L17.59 19L15.47 21.12L16.88 22.54L19 20.41L21.12 22.54L22.54 21.12L20.41 19L22.54 16.88L21.12 15.46Z",Fs="M16,18H18V6H16M6,18L14.5,12L6,6V18Z",Us="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z",js="M21,9L17,5V8H10V10H17V13M7,11L3,15L7,19V16H14V14H7V11Z",Vs="M21,10.12H14.22L16.96,7.3C14.23,4.6 9.81,4.5 7.08,7.2C4.35,9.91 4.35,14.28 7.08,17C9.81,19.7 14.23,19.7 16.96,17C18.32,15.65 19,14.08 19,12.1H21C21,14.08 20.12,16.65 18.36,18.39C14.85,21.87 9.15,21.87 5.64,18.39C2.14,14.92 2.11,9.28 5.62,5.81C9.13,2.34 14.76,2.34 18.27,5.81L21,3V10.12M12.5,8V12.25L16,14.33L15.28,15.54L11,13V8H12.5Z";/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ut=globalThis,be=Ut.ShadowRoot&&(Ut.ShadyCSS===void 0||Ut.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ve=Symbol(),oi=new WeakMap;let Pi=class{constructor(t,e,i){if(this._$cssResult$=!0,i!==ve)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o;const e=this.t;if(be&&t===void 0){const i=e!==void 0&&e.length===1;i&&(t=oi.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),i&&oi.set(e,t))}return t}toString(){return this.cssText}};const Ri=s=>new Pi(typeof s=="string"?s:s+"",void 0,ve),b=(s,...t)=>{const e=s.length===1?s[0]:t.reduce((i,n,r)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+s[r+1],s[0]);return new Pi(e,s,ve)},Is=(s,t)=>{if(be)s.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(const e of t){const i=document.createElement("style"),n=Ut.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=e.cssText,s.appendChild(i)}},ai=be?s=>s:s=>s instanceof CSSStyleSheet?(t=>{let e="";for(const i of t.cssRules)e+=i.cssText;return Ri(e)})(s):s;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:Bs,defineProperty:qs,getOwnPropertyDescriptor:Ws,getOwnPropertyNames:Zs,getOwnPropertySymbols:Ys,getPrototypeOf:Gs}=Object,Gt=globalThis,li=Gt.trustedTypes,Ks=li?li.emptyScript:"",Js=Gt.reactiveElementPolyfillSupport,Et=(s,t)=>s,jt={toAttribute(s,t){switch(t){case Boolean:s=s?Ks:null;break;case Object:case Array:s=s==null?s:JSON.stringify(s)}return s},fromAttribute(s,t){let e=s;switch(t){case Boolean:e=s!==null;break;case Number:e=s===null?null:Number(s);break;case Object:case Array:try{e=JSON.parse(s)}catch{e=null}}return e}},ye=(s,t)=>!Bs(s,t),ci={attribute:!0,type:String,converter:jt,reflect:!1,useDefault:!1,hasChanged:ye};Symbol.metadata??=Symbol("metadata"),Gt.litPropertyMetadata??=new WeakMap;let dt=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=ci){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(t,i,e);n!==void 0&&qs(this.prototype,t,n)}}static getPropertyDescriptor(t,e,i){const{get:n,set:r}=Ws(this.prototype,t)??{get(){return this[e]},set(o){this[e]=o}};return{get:n,set(o){const a=n?.call(this);r?.call(this,o),this.requestUpdate(t,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??ci}static _$Ei(){if(this.hasOwnProperty(Et("elementProperties")))return;const t=Gs(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(Et("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Et("properties"))){const e=this.properties,i=[...Zs(e),...Ys(e)];for(const n of i)this.createProperty(n,e[n])}const t=this[Symbol.metadata];if(t!==null){const e=litPropertyMetadata.get(t);if(e!==void 0)for(const[i,n]of e)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[e,i]of this.elementProperties){const n=this._$Eu(e,i);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){const e=[];if(Array.isArray(t)){const i=new Set(t.flat(1/0).reverse());for(const n of i)e.unshift(ai(n))}else t!==void 0&&e.push(ai(t));return e}static _$Eu(t,e){const i=e.attribute;return i===!1?void 0:typeof i=="string"?i:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){const t=new Map,e=this.constructor.elementProperties;for(const i of e.keys())this.hasOwnProperty(i)&&(t.set(i,this[i]),delete this[i]);t.size>0&&(this._$Ep=t)}createRenderRoot(){const t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Is(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,i){this._$AK(t,i)}_$ET(t,e){const i=this.constructor.elementProperties.get(t),n=this.constructor._$Eu(t,i);if(n!==void 0&&i.reflect===!0){const r=(i.converter?.toAttribute!==void 0?i.converter:jt).toAttribute(e,i.type);this._$Em=t,r==null?this.removeAttribute(n):this.setAttribute(n,r),this._$Em=null}}_$AK(t,e){const i=this.constructor,n=i._$Eh.get(t);if(n!==void 0&&this._$Em!==n){const r=i.getPropertyOptions(n),o=typeof r.converter=="function"?{fromAttribute:r.converter}:r.converter?.fromAttribute!==void 0?r.converter:jt;this._$Em=n;const a=o.fromAttribute(e,r.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(t,e,i,n=!1,r){if(t!==void 0){const o=this.constructor;if(n===!1&&(r=this[t]),i??=o.getPropertyOptions(t),!((i.hasChanged??ye)(r,e)||i.useDefault&&i.reflect&&r===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,i))))return;this.C(t,e,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:i,reflect:n,wrapped:r},o){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??e??this[t]),r!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||i||(e=void 0),this._$AL.set(t,e)),n===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}const t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,r]of this._$Ep)this[n]=r;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,r]of i){const{wrapped:o}=r,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,r,a)}}let t=!1;const e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(e)):this._$EM()}catch(i){throw t=!1,this._$EM(),i}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};dt.elementStyles=[],dt.shadowRootOptions={mode:"open"},dt[Et("elementProperties")]=new Map,dt[Et("finalized")]=new Map,Js?.({ReactiveElement:dt}),(Gt.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const we=globalThis,hi=s=>s,Vt=we.trustedTypes,di=Vt?Vt.createPolicy("lit-html",{createHTML:s=>s}):void 0,Ni="$lit$",Z=`lit$${Math.random().toFixed(9).slice(2)}$`,Di="?"+Z,Qs=`<${Di}>`,it=document,St=()=>it.createComment(""),Lt=s=>s===null||typeof s!="object"&&typeof s!="function",$e=Array.isArray,Xs=s=>$e(s)||typeof s?.[Symbol.iterator]=="function",se=`[ 	
\f\r]`,kt=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ui=/-->/g,pi=/>/g,J=RegExp(`>|${se}(?:([^\\s"'>=/]+)(${se}*=${se}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),fi=/'/g,mi=/"/g,Fi=/^(?:script|style|textarea|title)$/i,tn=s=>(t,...e)=>({_$litType$:s,strings:t,values:e}),c=tn(1),j=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),gi=new WeakMap,tt=it.createTreeWalker(it,129);function Ui(s,t){if(!$e(s)||!s.hasOwnProperty("raw"))throw Error("invalid template strings array");return di!==void 0?di.createHTML(t):t}const en=(s,t)=>{const e=s.length-1,i=[];let n,r=t===2?"<svg>":t===3?"<math>":"",o=kt;for(let a=0;a<e;a++){const l=s[a];let u,f,p=-1,w=0;for(;w<l.length&&(o.lastIndex=w,f=o.exec(l),f!==null);)w=o.lastIndex,o===kt?f[1]==="!--"?o=ui:f[1]!==void 0?o=pi:f[2]!==void 0?(Fi.test(f[2])&&(n=RegExp("</"+f[2],"g")),o=J):f[3]!==void 0&&(o=J):o===J?f[0]===">"?(o=n??kt,p=-1):f[1]===void 0?p=-2:(p=o.lastIndex-f[2].length,u=f[1],o=f[3]===void 0?J:f[3]==='"'?mi:fi):o===mi||o===fi?o=J:o===ui||o===pi?o=kt:(o=J,n=void 0);const v=o===J&&s[a+1].startsWith("/>")?" ":"";r+=o===kt?l+Qs:p>=0?(i.push(u),l.slice(0,p)+Ni+l.slice(p)+Z+v):l+Z+(p===-2?a:v)}return[Ui(s,r+(s[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),i]};class Ot{constructor({strings:t,_$litType$:e},i){let n;this.parts=[];let r=0,o=0;const a=t.length-1,l=this.parts,[u,f]=en(t,e);if(this.el=Ot.createElement(u,i),tt.currentNode=this.el.content,e===2||e===3){const p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(n=tt.nextNode())!==null&&l.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(const p of n.getAttributeNames())if(p.endsWith(Ni)){const w=f[o++],v=n.getAttribute(p).split(Z),_=/([.?@])?(.*)/.exec(w);l.push({type:1,index:r,name:_[2],strings:v,ctor:_[1]==="."?nn:_[1]==="?"?rn:_[1]==="@"?on:Kt}),n.removeAttribute(p)}else p.startsWith(Z)&&(l.push({type:6,index:r}),n.removeAttribute(p));if(Fi.test(n.tagName)){const p=n.textContent.split(Z),w=p.length-1;if(w>0){n.textContent=Vt?Vt.emptyScript:"";for(let v=0;v<w;v++)n.append(p[v],St()),tt.nextNode(),l.push({type:2,index:++r});n.append(p[w],St())}}}else if(n.nodeType===8)if(n.data===Di)l.push({type:2,index:r});else{let p=-1;for(;(p=n.data.indexOf(Z,p+1))!==-1;)l.push({type:7,index:r}),p+=Z.length-1}r++}}static createElement(t,e){const i=it.createElement("template");return i.innerHTML=t,i}}function pt(s,t,e=s,i){if(t===j)return t;let n=i!==void 0?e._$Co?.[i]:e._$Cl;const r=Lt(t)?void 0:t._$litDirective$;return n?.constructor!==r&&(n?._$AO?.(!1),r===void 0?n=void 0:(n=new r(s),n._$AT(s,e,i)),i!==void 0?(e._$Co??=[])[i]=n:e._$Cl=n),n!==void 0&&(t=pt(s,n._$AS(s,t.values),n,i)),t}class sn{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){const{el:{content:e},parts:i}=this._$AD,n=(t?.creationScope??it).importNode(e,!0);tt.currentNode=n;let r=tt.nextNode(),o=0,a=0,l=i[0];for(;l!==void 0;){if(o===l.index){let u;l.type===2?u=new vt(r,r.nextSibling,this,t):l.type===1?u=new l.ctor(r,l.name,l.strings,this,t):l.type===6&&(u=new an(r,this,t)),this._$AV.push(u),l=i[++a]}o!==l?.index&&(r=tt.nextNode(),o++)}return tt.currentNode=it,n}p(t){let e=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(t,i,e),e+=i.strings.length-2):i._$AI(t[e])),e++}}class vt{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,i,n){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode;const e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=pt(this,t,e),Lt(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==j&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Xs(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&Lt(this._$AH)?this._$AA.nextSibling.data=t:this.T(it.createTextNode(t)),this._$AH=t}$(t){const{values:e,_$litType$:i}=t,n=typeof i=="number"?this._$AC(t):(i.el===void 0&&(i.el=Ot.createElement(Ui(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(e);else{const r=new sn(n,this),o=r.u(this.options);r.p(e),this.T(o),this._$AH=r}}_$AC(t){let e=gi.get(t.strings);return e===void 0&&gi.set(t.strings,e=new Ot(t)),e}k(t){$e(this._$AH)||(this._$AH=[],this._$AR());const e=this._$AH;let i,n=0;for(const r of t)n===e.length?e.push(i=new vt(this.O(St()),this.O(St()),this,this.options)):i=e[n],i._$AI(r),n++;n<e.length&&(this._$AR(i&&i._$AB.nextSibling,n),e.length=n)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){const i=hi(t).nextSibling;hi(t).remove(),t=i}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}}class Kt{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,i,n,r){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=n,this.options=r,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(t,e=this,i,n){const r=this.strings;let o=!1;if(r===void 0)t=pt(this,t,e,0),o=!Lt(t)||t!==this._$AH&&t!==j,o&&(this._$AH=t);else{const a=t;let l,u;for(t=r[0],l=0;l<r.length-1;l++)u=pt(this,a[i+l],e,l),u===j&&(u=this._$AH[l]),o||=!Lt(u)||u!==this._$AH[l],u===d?t=d:t!==d&&(t+=(u??"")+r[l+1]),this._$AH[l]=u}o&&!n&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}}class nn extends Kt{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}}class rn extends Kt{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}}class on extends Kt{constructor(t,e,i,n,r){super(t,e,i,n,r),this.type=5}_$AI(t,e=this){if((t=pt(this,t,e,0)??d)===j)return;const i=this._$AH,n=t===d&&i!==d||t.capture!==i.capture||t.once!==i.once||t.passive!==i.passive,r=t!==d&&(i===d||n);n&&this.element.removeEventListener(this.name,this,i),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}}class an{constructor(t,e,i){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(t){pt(this,t)}}const ln={I:vt},cn=we.litHtmlPolyfillSupport;cn?.(Ot,vt),(we.litHtmlVersions??=[]).push("3.3.3");const hn=(s,t,e)=>{const i=e?.renderBefore??t;let n=i._$litPart$;if(n===void 0){const r=e?.renderBefore??null;i._$litPart$=n=new vt(t.insertBefore(St(),r),r,void 0,e??{})}return n._$AI(s),n};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const _e=globalThis;let y=class extends dt{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){const e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=hn(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return j}};y._$litElement$=!0,y.finalized=!0,_e.litElementHydrateSupport?.({LitElement:y});const dn=_e.litElementPolyfillSupport;dn?.({LitElement:y});(_e.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const un={attribute:!0,type:String,converter:jt,reflect:!1,hasChanged:ye},pn=(s=un,t,e)=>{const{kind:i,metadata:n}=e;let r=globalThis.litPropertyMetadata.get(n);if(r===void 0&&globalThis.litPropertyMetadata.set(n,r=new Map),i==="setter"&&((s=Object.create(s)).wrapped=!0),r.set(e.name,s),i==="accessor"){const{name:o}=e;return{set(a){const l=t.get.call(this);t.set.call(this,a),this.requestUpdate(o,l,s,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,s,a),a}}}if(i==="setter"){const{name:o}=e;return function(a){const l=this[o];t.call(this,a),this.requestUpdate(o,l,s,!0,a)}}throw Error("Unsupported decorator location: "+i)};function h(s){return(t,e)=>typeof e=="object"?pn(s,t,e):((i,n,r)=>{const o=n.hasOwnProperty(r);return n.constructor.createProperty(r,i),o?Object.getOwnPropertyDescriptor(n,r):void 0})(s,t,e)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function m(s){return h({...s,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const fn=(s,t,e)=>(e.configurable=!0,e.enumerable=!0,Reflect.decorate&&typeof t!="object"&&Object.defineProperty(s,t,e),e);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function K(s,t){return(e,i,n)=>{const r=o=>o.renderRoot?.querySelector(s)??null;return fn(e,i,{get(){return r(this)}})}}const ue=365,xe=3650,bi={entry_id:"text",camera:"text",title:"text",days:"days",show_controls:"boolean",show_schedule:"boolean"},mn=["type","grid_options","layout_options","view_layout","visibility","card_mod"],gn={text:"text",days:`a whole number from 1 to ${xe}`,boolean:"true or false"};function bn(s,t){switch(s){case"text":return typeof t=="string";case"boolean":return typeof t=="boolean";case"days":return typeof t=="number"&&Number.isInteger(t)&&t>=1&&t<=xe}}function vn(s){if(typeof s!="object"||s===null)throw new Error("The card needs a configuration.");const t=s;for(const[e,i]of Object.entries(t)){if(mn.includes(e))continue;const n=bi[e];if(!n)throw new Error(`Unknown option "${e}". Valid options: ${Object.keys(bi).join(", ")}.`);if(i!==void 0&&!bn(n,i))throw new Error(`"${e}" must be ${gn[n]}, not ${JSON.stringify(i)}.`)}return t}const yn=b`
  :host {
    --fb-recorded: var(--frigate-backfill-recorded-color, #6ba58a);
    --fb-backfilled: var(--frigate-backfill-backfilled-color, #2a7de1);
    --fb-missing: var(--frigate-backfill-missing-color, #f59b00);
    --fb-error: var(--error-color, #db4437);
    --fb-text: var(--primary-text-color, #212121);
    /* Stronger than the theme's own, which is too faint on a tinted ground in older ones. */
    --fb-text-2: color-mix(in srgb, var(--secondary-text-color, #616161) 80%, var(--fb-text));
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
`,$=b`
  ${yn}
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
`,E=b`
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
  .button:hover:not([aria-disabled="true"]) {
    background: var(--fb-track);
  }
  /* Mixed with black, so that white text is readable on any theme's primary colour. */
  .button.primary {
    border-color: transparent;
    background: color-mix(in srgb, var(--fb-accent) 64%, #00131f);
    color: #fff;
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--fb-accent) 54%, #00131f);
  }
  /* What is out of use for a moment keeps the focus: so it says so, and is not disabled. */
  .button[aria-disabled="true"] {
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
  .icon-button:hover:not([aria-disabled="true"]) {
    background: var(--fb-track);
  }
  .icon-button[aria-disabled="true"] {
    opacity: 0.35;
    cursor: default;
  }
  :host(:dir(rtl)) .turns {
    transform: scaleX(-1);
  }
`,yt=b`
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
`,ji=b`
  code {
    display: block;
    font-size: 11px;
    overflow-wrap: anywhere;
    color: var(--fb-text-2);
    direction: ltr;
    unicode-bidi: plaintext;
  }
`;var wn=Object.defineProperty,S=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&wn(t,e,n),n};const He=class He extends y{constructor(){super(...arguments),this.revision=0,this.fingerprint="",this.camera="",this.label="",this.status=null,this.capabilities=[],this.now=0,this.canChange=!1,this.away=!1,this.running=!1,this.hour=null}disconnectedCallback(){super.disconnectedCallback(),this.hour=null}willUpdate(t){t.has("store")&&(this.hour=null)}render(){const{ui:t,config:e,status:i}=this,n=this.canChange&&!this.away;return c`
      <div class="map ${this.away?"stale":""}">
        <slot name="away"></slot>
        ${this.away?d:c`<frigate-backfill-missing
                .ui=${t}
                .status=${i}
                .now=${this.now}
              ></frigate-backfill-missing>`}
        <frigate-backfill-map
          .ui=${t}
          .store=${this.store}
          .revision=${this.revision}
          .camera=${this.label}
          .days=${e.days??ue}
          .now=${this.now}
          .offline=${this.away}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${t}></frigate-backfill-legend>
      </div>
      ${n&&e.show_controls!==!1?this.renderRun():d}
      ${n&&e.show_schedule!==!1?this.renderSchedule():d}
      ${this.hour===null?d:this.renderHour(this.hour)}
    `}renderRun(){const{ui:t}=this;return c`<frigate-backfill-disclosure
      .icon=${zs}
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
    </frigate-backfill-disclosure>`}renderSchedule(){const{ui:t}=this,e=this.status?.schedule;if(!e)return d;const i=e.interval_hours;return c`<frigate-backfill-disclosure
      .icon=${Es}
      .heading=${t.t("schedule.title")}
      .note=${e.enabled?t.t("schedule.every",{count:i,n:t.formats.number(i)}):t.t("schedule.off")}
    >
      <frigate-backfill-schedule
        .ui=${t}
        .client=${this.client}
        .camera=${this.camera}
        .schedule=${e}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`}renderHour(t){return c`<frigate-backfill-hour
      .ui=${this.ui}
      .client=${this.client}
      .camera=${this.camera}
      .hour=${t}
      .now=${this.now}
      .fingerprint=${this.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${()=>this.hour=null}
    ></frigate-backfill-hour>`}onHour(t){this.hour=t.detail.hour}};He.styles=[$,b`
      .map {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 0 16px 14px;
      }
      .stale frigate-backfill-map {
        opacity: 0.6;
      }
    `];let x=He;S([h({attribute:!1})],x.prototype,"ui");S([h({attribute:!1})],x.prototype,"config");S([h({attribute:!1})],x.prototype,"client");S([h({attribute:!1})],x.prototype,"store");S([h({type:Number})],x.prototype,"revision");S([h()],x.prototype,"fingerprint");S([h()],x.prototype,"camera");S([h()],x.prototype,"label");S([h({attribute:!1})],x.prototype,"status");S([h({attribute:!1})],x.prototype,"capabilities");S([h({type:Number})],x.prototype,"now");S([h({type:Boolean})],x.prototype,"canChange");S([h({type:Boolean})],x.prototype,"away");S([h({type:Boolean})],x.prototype,"running");S([m()],x.prototype,"hour");function Vi({files:s,past_retention:t,media:e}){return e?s:Math.max(0,s-t)}async function ke(s){const t=`texts/${s}.json`,e=new URL(t,import.meta.url);e.search=new URL(import.meta.url).search;const i=await fetch(e);if(!i.ok)throw new Error(`${t}: ${i.status}`);return await i.json()}const $n=["en","cs","de","es","fr","it","nl","pl","pt-BR","sv"],_n={ca:"es",eu:"es",fy:"nl",gl:"es",gsw:"de",lb:"de",sk:"cs"},It=s=>s.toLowerCase().split("-")[0]??"en";function wt(s){const t=It(s);return $n.find(e=>It(e)===t)??_n[t]}const Ii=["ar","fa","he","ur"];function Y(s,t){return Ii.includes(It(t))?`⁦${s}⁩`:s}function xn(s,t){return Ii.includes(It(t))?`⁨${s}⁩`:s}const kn="Recordings",An="Camera",Cn="Close",En="Cancel",Sn="Try again",Ln="Loading…",On="Something went wrong",Ae={title:kn,camera:An,close:Cn,cancel:En,retry:Sn,loading:Ln,failed:On,"notice.no_entry":"Frigate is not set up","notice.no_entry_text":"Add the Frigate Backfill integration to see recordings here.","notice.no_entry_action":"Add integration","notice.not_loaded":"Frigate Backfill is not loaded","notice.not_loaded_text":"Check the integration under Settings > Devices & services.","notice.entry_gone":"Frigate not found","notice.entry_gone_text":"The integration entry that this card uses was removed. Edit the card and choose another one.","notice.no_camera":"No cameras","notice.no_camera_text":"Cameras appear here once they are in Frigate's configuration.","notice.no_camera_viewer_text":"You do not have access to any of this Frigate's cameras. Ask an administrator.","notice.camera_gone":"Camera “{camera}” not found","notice.camera_gone_text":"Frigate does not have this camera, or you do not have access to it. Edit the card and choose another one.","notice.camera_gone_viewer_text":"Frigate does not have this camera, or you do not have access to it. Ask an administrator.","notice.unreachable":"Frigate is not responding","notice.unreachable_text":"The card updates as soon as Frigate is back.","notice.connection":"No connection to Frigate","notice.patch_missing":"Frigate runs without the patch","notice.patch_missing_text":"Install the Frigate Backfill patch as the integration's repair issue describes, then restart Frigate.","notice.patch_incompatible":"Frigate runs a different version of the patch","notice.patch_incompatible_text":"Restart Frigate to load the version that Home Assistant has.","notice.other_instance":"A different Frigate answers","notice.other_instance_text":"Yours is at another address now, or it lost the state of the patch. The integration's repair issue asks what to do.","notice.auth":"Frigate refused the login","notice.auth_text":"Log in again under Settings > Devices & services > Frigate Backfill.","notice.open_integration":"Open integration","notice.open_repairs":"Open repairs","notice.viewer_text":"Ask an administrator to look into it.","notice.last_known":"Showing last known data.","overview.back":"All cameras","overview.missing":{one:"{n} missing",other:"{n} missing"},"overview.none_missing":"Nothing missing","overview.unchecked":"Not checked yet","overview.queued":"Waiting","overview.dry_running":"Dry run {percent}","overview.running":"Backfill {percent}","overview.last":"Last run {when}","overview.last_failed":"Last run failed {when}","overview.no_last":"No runs yet","overview.next":"Next run {when}","overview.no_next":"No run scheduled","overview.days":"Last 30 days","map.label":"Recordings of {camera} by day and hour","map.day":"Day","map.recorded":"{duration} recorded","map.backfilled":"{duration} backfilled","map.missing":{one:"{n} missing",other:"{n} missing"},"map.errors":{one:"{n} unusable file",other:"{n} unusable files"},"map.nothing":"nothing recorded","map.not_loaded":"loading","map.gap":"Clocks went forward: this hour did not exist","map.repeated":"second time","map.older":"Look further back","map.reached":"There is nothing older than {date}.","map.failed":"Some days could not be loaded: {error}","map.hint":"Use the arrow keys to move by hour or day, and Enter to open an hour.","legend.recorded":"Recorded","legend.backfilled":"Backfilled","legend.missing":"On disk, missing in Frigate","legend.errors":"Unusable file","legend.none":"No recording","hour.empty":"No recordings in this hour.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Recorded","hour.kind.backfilled":"Backfilled","hour.kind.missing":"Missing in Frigate","hour.kind.error":"Unusable","hour.motion":"Motion","hour.sub":"Sub stream","hour.play":"Play {time}","hour.previous":"Previous recording","hour.next":"Next recording","hour.pick":"Choose a recording to play.","hour.play_failed":"This browser cannot play the recording. H.265 is often the cause: download it and use another player.","hour.play_damaged":"This file is damaged and cannot be played.","hour.download":"Download","hour.earlier":"Previous hour","hour.later":"Next hour","hour.not_looked":"Missing recordings are listed as of the last run. Start a dry run to check the disk again.","hour.not_looked_viewer":"Missing recordings are listed as of the last run.","missing.some":{one:"{n} recording on disk is missing in Frigate ({duration}, {size})",other:"{n} recordings on disk are missing in Frigate ({duration}, {size})"},"missing.past":{one:"{n} more past retention",other:"{n} more past retention"},"missing.none":"No recordings are missing in Frigate","missing.as_of":"checked {when}","missing.never":"The disk has not been checked yet. A dry run checks it without changing anything.","missing.never_viewer":"The disk has not been checked yet.","missing.no_files_viewer":"The last check found no recordings of this camera on disk.","run.title":"Bring back recordings","run.range":"Time range","run.range.day":"Last 24 hours","run.range.week":"Last 7 days","run.range.month":"Last 30 days","run.range.all":"Everything","run.range.custom":"Custom","run.from":"From","run.to":"To","run.bad_range":"The start must be before the end.","run.bad_date":"Enter a start and an end.","run.options":"More options","run.expired":"Include recordings past retention","run.expired_help":"Frigate deletes them, files included, at its next clean-up.","run.force":"Overwrite existing entries","run.force_help":"Reads path, duration and size again. Motion and objects found by Frigate stay.","run.motion":"Motion from previews","run.motion_help":"Gives recordings the motion that their previews show.","run.find_motion":"Find motion","run.estimate":"Estimate lengths first","run.estimate_help":"Makes recordings visible sooner on slow storage. Their files are read afterwards, and the lengths corrected.","run.gone":"Remove entries without a file","run.gone_help":"Frigate lists such recordings, but they do not play. An undo puts the entries back.","run.dry":"Dry run","run.backfill":"Backfill","run.ask":"{action}…","run.backfill_n":{one:"Backfill {n} recording",other:"Backfill {n} recordings"},"run.backfill_items":{one:"Backfill {n} item",other:"Backfill {n} items"},"run.undo":"Undo","run.starting":"Starting…","run.queued":"Waiting for another camera's run to finish","run.dry_running":"Dry run: checking files, changing nothing","run.running":"Backfilling recordings","run.motion_running":"Looking for motion","run.undo_running":"Undoing the run","run.verifying":"Checking estimated lengths","run.scanned":{one:"{n} file checked",other:"{n} files checked"},"run.scanned_of":{one:"{n} of {total} file checked",other:"{n} of {total} files checked"},"run.found":{one:"{n} to bring back",other:"{n} to bring back"},"run.added":{one:"{n} brought back",other:"{n} brought back"},"run.errors":{one:"{n} error",other:"{n} errors"},"run.left":"{duration} left","run.stop":"Stop","run.stopping":"Stopping…","confirm.title":"Bring back recordings?","confirm.found":"The dry run found {items}.","confirm.found_nothing":"The dry run found nothing to bring back.","confirm.no_dry_run":"This time range has not been checked by a dry run.","confirm.safe":"Entries are added to Frigate's database. Your files are not changed.","confirm.expired":"This includes recordings past retention. Frigate deletes those files at its next clean-up.","confirm.force":"Existing entries are overwritten.","confirm.gone":"Entries whose file is gone are removed.","confirm.copies":"Only the copies you chose are used.","confirm.no_copies":"No copy of the database is used.","confirm.motion_title":"Find motion?","confirm.motion":"Looks for motion in recordings that came back without it: in their previews or, where there are none, in the video itself.","confirm.motion_cost":"Searching video is slow: about half a minute of processor time per hour of footage. Frigate and other runs go first.","confirm.motion_stop":"You can stop it at any time. The next search continues from there.","confirm.undo_title":"Undo this run?","confirm.undo":"The entries that the run added are removed, and those it changed come back as they were. Your files are not changed.","item.recordings":{one:"{n} recording",other:"{n} recordings"},"item.reviews":{one:"{n} review item",other:"{n} review items"},"item.previews":{one:"{n} preview",other:"{n} previews"},"item.exports":{one:"{n} export",other:"{n} exports"},"item.events":{one:"{n} tracked object",other:"{n} tracked objects"},"outcome.would":"{items} ({duration} on {days}, {size}) can be brought back.","outcome.would_short":"{items} can be brought back.","outcome.days":{one:"{n} day",other:"{n} days"},"outcome.would_update":{one:"{n} entry would be overwritten.",other:"{n} entries would be overwritten."},"outcome.nothing":"Nothing to bring back: Frigate has every usable recording in this time range.","outcome.nothing_else":"Nothing to bring back in this time range.","outcome.past":{one:"{n} recording past retention was left out.",other:"{n} recordings past retention were left out."},"outcome.past_kept":{one:"{n} of them is past retention: Frigate deletes it at its next clean-up.",other:"{n} of them are past retention: Frigate deletes them at its next clean-up."},"outcome.errors":{one:"{n} file cannot be used. The results show why.",other:"{n} files cannot be used. The results show why."},"outcome.no_files":"No recordings of this camera were found on disk in this time range. Frigate keeps them in /media/frigate/recordings: check that the disk is mounted there.","outcome.added":{one:"{items} is back in Frigate.",other:"{items} are back in Frigate."},"outcome.updated":{one:"{n} entry was overwritten.",other:"{n} entries were overwritten."},"outcome.would_remove":{one:"{n} entry without a file would be removed.",other:"{n} entries without a file would be removed."},"outcome.removed":{one:"{n} entry without a file was removed.",other:"{n} entries without a file were removed."},"outcome.gone":{one:"{n} entry has no file. You can remove it under “{options}”.",other:"{n} entries have no file. You can remove them under “{options}”."},"outcome.none_added":"There was nothing to bring back.","outcome.cancelled":"Stopped. Recordings brought back so far stay.","outcome.cancelled_dry":"Stopped before all files were checked.","outcome.cancelled_motion":"Stopped. The next search continues from here.","outcome.failed":"The run failed: {message}","outcome.interrupted":"Frigate stopped during the run. Recordings brought back so far stay. Run it again for the rest.","outcome.dry":"Dry run","outcome.real":"Backfill","outcome.undo":"Undo","outcome.undo_dry":"Undo, dry run","outcome.verify":"Length check","outcome.verified":{one:"{n} length was corrected.",other:"{n} lengths were corrected."},"outcome.verified_none":"All lengths were correct.","outcome.kept_by_reviews":{one:"Frigate keeps {n} recording only because its review item comes back, too.",other:"Frigate keeps {n} of the recordings only because their review items come back, too."},"outcome.all_kept_by_reviews":{one:"Frigate keeps {n} recording only because its review item comes back, too.",other:"Frigate keeps all {n} recordings only because their review items come back, too."},"outcome.kept_by_reviews_now":{one:"Frigate keeps {n} recording only because its review item is back, too.",other:"Frigate keeps {n} of the recordings only because their review items are back, too."},"outcome.all_kept_by_reviews_now":{one:"Frigate keeps {n} recording only because its review item is back, too.",other:"Frigate keeps all {n} recordings only because their review items are back, too."},"outcome.estimated":{one:"The length of {n} recording is estimated and will be checked.",other:"The lengths of {n} recordings are estimated and will be checked."},"outcome.motion":"Search for motion","outcome.motion_found":{one:"{n} recording has motion again.",other:"{n} recordings have motion again."},"outcome.motion_none":"No motion was found.","outcome.would_undo":"The run can be undone.","outcome.undone":"The run was undone.","outcome.undo_added":"Entries to remove: {n}","outcome.undo_changed":"Entries to put back: {n}","outcome.undo_removed":"Entries removed: {n}","outcome.undo_put_back":"Entries put back: {n}","outcome.undo_stays":"Entries left unchanged: {n}","outcome.when":"{what}, {when}","outcome.when_undone":"{when} · {what} (undone)","outcome.choose":"Run","results.title":"Results by file","results.filter":"Show","results.all":"All","results.empty":"No files to list.","results.more":"Show more","results.shown":"{n} of {total}","results.known":{one:"{n} file that is already in Frigate is not listed.",other:"{n} files that are already in Frigate are not listed."},"results.still":{one:"{n} recording without motion is not listed.",other:"{n} recordings without motion are not listed."},"results.unknown_time":"Unknown time","result.added":"Brought back","result.updated":"Overwritten","result.motion":"Motion found","result.would_add":"Can be brought back","result.would_update":"Would be overwritten","result.skipped":"Skipped","result.error":"Error","fact.moved":"Frigate has it under a path that no longer exists.","fact.too_recent":"Too recent: Frigate may still add it.","fact.past_retention":"Past retention.","fact.unreadable":"The file cannot be read.","fact.not_regular":"This is a link.","fact.undeletable":"Frigate could not delete it later, and that would stop its clean-up.","copies.title":"Copies of the database","copies.about":"Whatever a copy still holds comes back complete, including motion and objects.","copies.choose":"Only the copies that are ticked are used. If you untick one, a catalogue also brings back what you deleted in Frigate.","copies.none":"No copies were found.","copies.kind.catalogue":"Catalogue","copies.kind.backup":"Frigate's backup","copies.kind.other":"Copy","copies.saved":"saved {when}","copies.damaged":"Damaged: what is still readable is used.","schedule.title":"Schedule","schedule.enabled":"Bring back missing recordings automatically","schedule.interval":"Every","schedule.hours":{one:"hour",other:"hours"},"schedule.retention":"Look back","schedule.days":{one:"day",other:"days"},"schedule.next":"Next run {when}.","schedule.last":"Last run {when}.","schedule.no_run":"No run is scheduled.","schedule.every":{one:"every hour",other:"every {n} hours"},"schedule.off":"off","schedule.save":"Save","schedule.saved":"Saved.","schedule.bad_interval":"Enter 0.25 to 8760 hours.","schedule.bad_days":"Enter 0.01 to 36525 days.","error.connection":"Home Assistant is not responding.","error.unauthorized":"You do not have permission. Ask an administrator.","error.logged_out":"Your login to Frigate has expired. Log in again.","error.unknown_command":"The Frigate Backfill integration is not loaded.","error.unknown":"Something went wrong. See Home Assistant's log.","error.viewer":"Try again later. If it keeps happening, ask an administrator.","editor.entry_id":"Frigate","editor.camera":"Camera","editor.camera_help":"Leave empty to choose a camera on the card.","editor.title":"Title","editor.days":"Days","editor.days_help":"How far back the map goes.","editor.show_controls":"Show dry run and backfill to administrators","editor.show_schedule":"Show the schedule to administrators","editor.unavailable":"The visual editor could not be loaded. Use the code editor.","dashboard.overview":"Overview","dashboard.cameras":"Cameras"},Bt=new Map([["en",Ae]]);async function Ce(s){const t=wt(s);if(t&&!Bt.has(t)){const e=await ke(t).catch(()=>{});e&&Bt.set(t,e)}}const Mn=()=>[...Bt.keys()].filter(s=>s!=="en");function Bi(s){const t=wt(s),e=t&&Bt.get(t);return e?[e,t]:[Ae,"en"]}const vi=/( ?)\{(\w+)(?::(\w+))?\}/g,qt=new Map;async function Jt(){const s=Mn().filter(t=>!qt.has(t));await Promise.all(s.map(async t=>{const e=await ke(`notices-${t}`).catch(()=>{});e&&qt.set(t,e)}))}function zn(s,t){const e=wt(t.language);return!e||e==="en"||qt.get(e)?.[s.key]!==void 0}function et(s,t,e){const i=wt(e.language),n=s&&i&&qt.get(i)?.[s.key];if(!n)return Y(t,e.language);const{count:r}=s.values,o=typeof n=="string"?n:n[new Intl.PluralRules(i).select(Number(r))]??n.other;return[...o.matchAll(vi)].some(([,,a=""])=>!(a in s.values))?Y(t,e.language):o.replace(vi,(a,l,u,f)=>{const p=Tn(s.values[u],f,e);return p?l+p:""})}function Tn(s,t,e){return typeof s=="object"?et(s,s.text??s.key,e):typeof s=="number"?t==="size"?e.formats.bytes(s):e.formats.number(s):s}const qi=["reviews","previews","exports","events"];function Pt(s){return qi.reduce((t,e)=>t+(s.media?.[e]?.added??0),s.files_added)}function Wi(s){return Pt(s)+s.files_updated+(s.files_removed??0)}function Ee(s,{t,formats:e}){const i=qi.map(r=>[r,s.media?.[r]?.added??0]),n=[["recordings",s.files_added],...i].filter(([,r])=>r>0);return e.list(n.map(([r,o])=>t(`item.${r}`,{count:o,n:e.number(o)})))}function Hn(s,t,e){const{t:i}=e;if(s.state==="failed")return[i("outcome.failed",{message:et(s.notice,s.message??"",e)})];const n=Rn(s,t,e);return s.state==="cancelled"?[i(Pn(s)),...n]:s.state==="interrupted"?[i("outcome.interrupted"),...n]:n}function Pn({dry_run:s,kind:t}){return s?"outcome.cancelled_dry":t==="motion"?"outcome.cancelled_motion":"outcome.cancelled"}function Rn(s,t,e){switch(s.kind){case"undo":return Nn(s,e);case"verify":return yi(s,s.files_updated,"outcome.verified","outcome.verified_none",e);case"motion":return yi(s,s.files_with_motion??0,"outcome.motion_found","outcome.motion_none",e);default:return Dn(s,t,e)}}function Nn(s,{t,formats:e}){const{dry_run:i}=s,n=[[i?"outcome.undo_added":"outcome.undo_removed",s.files_removed??0],[i?"outcome.undo_changed":"outcome.undo_put_back",s.files_added+s.files_updated],["outcome.undo_stays",s.files_skipped]];return[t(i?"outcome.would_undo":"outcome.undone"),...n.filter(([,r])=>r>0).map(([r,o])=>t(r,{n:e.number(o)}))]}function yi(s,t,e,i,n){const r=t>0?n.t(e,{count:t,n:n.formats.number(t)}):n.t(i);return s.state==="completed"||t>0?[r,...Zi(s,!0,n)]:[]}function Dn(s,t,e){const n=[s.dry_run?Vn(s,e):Bn(s,e),Un(s,e),qn(s,e)],r=[...Fn(s,e),jn(s,e),...Zi(s,t,e)];return[...n,...r].filter(o=>o!=="")}function Fn(s,{t,formats:e}){const i=s.files_removed??0;return[[s.dry_run?"outcome.would_remove":"outcome.removed",i],["outcome.gone",(s.files_gone??0)-i]].filter(([,r])=>r>0).map(([r,o])=>t(r,{count:o,n:e.number(o),options:t("run.options")}))}function Un(s,{t,formats:e}){const i=s.files_kept_by_reviews??0,r=`outcome.${i===s.files_added?"all_kept_by_reviews":"kept_by_reviews"}${s.dry_run?"":"_now"}`;return i>0?t(r,{count:i,n:e.number(i)}):""}function jn(s,{t,formats:e}){const i=s.dry_run?0:s.files_estimated??0;return i>0?t("outcome.estimated",{count:i,n:e.number(i)}):""}function Vn(s,t){const{t:e,formats:i}=t,n=Pt(s),r=Ee(s,t);if(n===0)return In(s,t);const{summary:o}=s;return!o||o.seconds===0?e("outcome.would_short",{count:n,items:r}):e("outcome.would",{count:n,items:r,duration:i.duration(o.seconds),days:e("outcome.days",{count:o.days,n:i.number(o.days)}),size:i.bytes(o.bytes)})}function In(s,{t}){return s.state!=="completed"||s.files_updated>0?"":s.total_files_scanned===0?t("outcome.no_files"):t(s.files_past_retention===0?"outcome.nothing":"outcome.nothing_else")}function Bn(s,t){const e=Pt(s);return e>0?t.t("outcome.added",{count:e,items:Ee(s,t)}):s.state!=="completed"||s.files_updated>0?"":t.t(s.total_files_scanned===0?"outcome.no_files":"outcome.none_added")}function qn(s,{t,formats:e}){const i=s.files_updated,n=s.dry_run?"outcome.would_update":"outcome.updated";return i>0?t(n,{count:i,n:e.number(i)}):""}function Zi(s,t,{t:e,formats:i}){const n=[],r=s.files_past_retention;if(r>0){const l=t??r>s.files_skipped?"outcome.past_kept":"outcome.past";n.push(e(l,{count:r,n:i.number(r)}))}const o=s.files_errors;return o>0&&n.push(e("outcome.errors",{count:o,n:i.number(o)})),n}function Yi(s){const t=new Map;for(const i of[s?.last_run,s?.last_dry_run,...s?.recent_runs??[]])i&&t.set(i.job_id,i);const e=i=>i.finished_at??i.started_at??0;return[...t.values()].sort((i,n)=>e(n)-e(i))}function Gi(s,{t}){return s.kind==="verify"?t("outcome.verify"):s.kind==="motion"?t("outcome.motion"):s.kind==="undo"?t(s.dry_run?"outcome.undo_dry":"outcome.undo"):t(s.dry_run?"outcome.dry":"outcome.real")}function Ki(s,t){const e=t.formats.dateTime(s.finished_at??s.started_at??0),i=Gi(s,t);return s.undone_by?t.t("outcome.when_undone",{what:i,when:e}):`${e} · ${i}`}function Wn(s){return!s.dry_run&&!s.undone_by&&s.state!=="failed"&&Zn(s)}function Zn(s){if(s.kind==="motion")return(s.files_with_motion??0)>0;const t=Object.values(s.media??{}).some(i=>i.updated>0),e=s.state==="completed";return(s.kind??"run")==="run"&&(!e||t||Wi(s)>0)}var Yn=Object.defineProperty,Se=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Yn(t,e,n),n};const Pe=class Pe extends y{constructor(){super(...arguments),this.status=null,this.now=0}render(){const{t,formats:e,admin:i}=this.ui;if(!this.status)return d;const{missing:n}=this.status;if(!n){const[f]=Yi(this.status);return f?.state==="completed"&&f.total_files_scanned===0?c`<p>${t(i?"outcome.no_files":"missing.no_files_viewer")}</p>`:c`<p>${t(i?"missing.never":"missing.never_viewer")}</p>`}const r=n.past_retention,o=Vi(n),a=o===0?t("missing.none"):t("missing.some",{count:o,n:e.number(o),duration:e.duration(n.seconds),size:e.bytes(n.bytes)}),l=r>0?c`, ${t("missing.past",{count:r,n:e.number(r)})}`:d,u=t("missing.as_of",{when:e.relative(n.as_of,this.now)});return c`<p>
      <bdi><b>${a}</b>${l}, ${u}.</bdi>
    </p>`}};Pe.styles=[$,b`
      p {
        margin: 0;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      b {
        font-weight: 500;
        color: var(--fb-text);
      }
    `];let ft=Pe;Se([h({attribute:!1})],ft.prototype,"ui");Se([h({attribute:!1})],ft.prototype,"status");Se([h({type:Number})],ft.prototype,"now");const Gn="frigate_unreachable",Kn="unavailable",Jn="logged_out";function Le(s){return typeof s=="object"&&s!==null&&"code"in s}function Qn(s){return Le(s)?s.code:void 0}async function Xn(s){Le(s)&&s.notice&&await Jt()}function st(s,t){const{t:e,admin:i}=t;if(typeof s=="number")return e("error.connection");if(Le(s)){if(s.code==="unauthorized")return e("error.unauthorized");if(s.code==="unknown_command")return e("error.unknown_command");if(s.code===Jn)return e("error.logged_out");if(s.code===Gn||s.code===Kn&&!i)return e("notice.unreachable");if(s.message&&i)return et(s.notice,s.message,t)}return i?s instanceof Error?s.message:e("error.unknown"):e("error.viewer")}const g=3600,C=86400;class tr{constructor(t){this.name=t,this.starts=new Map,this.wallClock=new Intl.DateTimeFormat("en-US",{timeZone:t,calendar:"gregory",numberingSystem:"latn",hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"})}offset(t){const e=Math.floor(t),i={};for(const{type:r,value:o}of this.wallClock.formatToParts(e*1e3))i[r]=Number(o);return Date.UTC(i.year??0,(i.month??1)-1,i.day,i.hour,i.minute,i.second)/1e3-e}dayOf(t){return Math.floor((t+this.offset(t))/C)}startOfDay(t){let e=this.starts.get(t);return e===void 0&&(e=this.fromWall(t*C),this.starts.set(t,e)),e}hoursOfDay(t){const e=this.startOfDay(t),i=this.startOfDay(t+1),n=i-e===C?this.offset(e):void 0,r=[];for(let o=Math.ceil(e/g)*g;o<i;o+=g){const a=o+(n??this.offset(o)),l=Math.floor((a-t*C)/g);r.push({start:o,hour:l,repeated:r.some(u=>u.hour===l)})}return r}fromWall(t){const e=t-this.offset(t-C),i=t-this.offset(t+C),n=[e,i].filter(r=>r+this.offset(r)===t);return n.length>0?Math.min(...n):e}parseLocal(t){const e=Date.parse(`${t}Z`);return Number.isNaN(e)?null:this.fromWall(e/1e3)}formatLocal(t){return new Date((t+this.offset(t))*1e3).toISOString().slice(0,16)}}const er=10,ir=20,Ji=s=>s.missing_files*er,ne=s=>Math.min(100,Math.max(0,Math.round(s/g*100)));function sr(s){let t=ne(s.recorded_seconds),e=ne(s.backfilled_seconds);s.backfilled_seconds>0&&(e=Math.max(e,8)),s.recorded_seconds>0&&(t=Math.max(t,8));let i=0;s.missing_files>0&&(i=Math.max(ir,ne(Ji(s))));const n=Math.max(0,t+e+i-100);return n>0&&(t>=e&&t>=i?t-=n:e>=i?e-=n:i-=n),{recorded:t,backfilled:e,missing:i,count:s.missing_files===0?"":String(Math.min(999,s.missing_files)),errors:s.error_files>0}}const wi=new WeakMap;function Qi(s,t){let e=wi.get(t);e||wi.set(t,e=new Map);const{recorded_seconds:i,backfilled_seconds:n}=s,r=`${i} ${n} ${s.missing_files} ${s.error_files}`;let o=e.get(r);return o||e.set(r,o=nr(s,t)),o}function nr(s,{t,formats:e}){const i=[],{recorded_seconds:n,backfilled_seconds:r}=s;if(n>0&&i.push(t("map.recorded",{duration:e.duration(n,"short")})),r>0&&i.push(t("map.backfilled",{duration:e.duration(r,"short")})),s.missing_files>0&&i.push(t("map.missing",{count:s.missing_files,n:e.number(s.missing_files)})),s.error_files>0){const o=s.error_files;i.push(t("map.errors",{count:o,n:e.number(o)}))}return i.length>0?i:[t("map.nothing")]}function rr(s){return s instanceof HTMLElement&&s.classList.contains("c")}function Wt(s){return s.composedPath().find(rr)}function Xi(s,t,{zone:e}){const i=e.startOfDay(s+1);return i<=t&&i-e.startOfDay(s)===C}function or(s,t,e,i){const n=Xi(s,e,i)?ar():lr(s,e,i);return es(n,s,t,i),n}let Nt;function ar(){if(!Nt){Nt=ts();for(let i=0;i<24;i++)Nt.append(is(`c h${i}`))}const s=Nt.cloneNode(!0),[t,...e]=s.children;return s.label=t,s.cells=e,s.cells.forEach((i,n)=>{i.place=`c h${n}`}),s.usual=!0,s}function lr(s,t,e){const i=ts();i.label=i.firstElementChild,i.cells=[],i.usual=!1;const n=e.zone.hoursOfDay(s);let r=0;return n.forEach((o,a)=>{for(;r<o.hour;r++)i.append(hr(r,e));if(r=o.hour+1,o.start>t)return;const l=o.repeated||n[a+1]?.repeated===!0,u=o.repeated?" again":"",f=is(`c h${o.hour}${l?" half":""}${u}`);f.hour=o.start,f.time=e.formats.time(o.start),f.time+=u&&` (${e.t("map.repeated")})`,i.cells.push(f),i.append(f)}),i}function ts(){const s=document.createElement("div");s.className="row",s.setAttribute("role","row");const t=document.createElement("div");return t.className="label",t.setAttribute("role","rowheader"),t.append(document.createElement("span"),""),s.append(t),s}function es(s,t,e,i){const{formats:n,zone:r}=i;s.setAttribute("aria-rowindex",String(e+2)),s.label.setAttribute("aria-label",n.longDay(t));const[o,a]=s.label.childNodes;if(o&&a&&(o.textContent=n.weekday(t),a.textContent=` ${n.day(t)}`),s.usual){const l=Math.ceil(r.startOfDay(t)/g)*g;s.cells.forEach((u,f)=>{u.hour=l+f*g,u.time=cr(u.hour,f,i),u.bucket=void 0})}}function is(s){const t=document.createElement("div");return t.place=s,t.setAttribute("role","gridcell"),t}const $i=new WeakMap;function cr(s,t,e){let i=$i.get(e);return i||$i.set(e,i=[]),i[t]??=e.formats.time(s)}function hr(s,t){const e=document.createElement("div");return e.className=`gap h${s}`,e.title=t.t("map.gap"),e.setAttribute("aria-hidden","true"),e}function _i(s,t,e){let i=!1;for(const n of s.cells){const r=t(n.hour)??null;(n.bucket===void 0||!dr(n.bucket,r))&&(n.bucket=r,ur(n,r,e),i=!0)}return i}function dr(s,t){return s===t||s!==null&&t!==null&&s.recorded_seconds===t.recorded_seconds&&s.backfilled_seconds===t.backfilled_seconds&&s.missing_files===t.missing_files&&s.error_files===t.error_files}function ur(s,t,e){if(!t){xi(s,`${s.place} wait`,"",""),s.setAttribute("aria-label",`${s.time}, ${e.t("map.not_loaded")}`);return}const i=sr(t),n=i.recorded+i.backfilled;let r=s.place;i.recorded>=98?r+=" rec":i.backfilled>=98?r+=" back":n>0&&(r+=" mix"),i.missing>0&&(r+=" gone"),i.errors&&(r+=" bad");let o="";if(i.missing>0){const a=100-i.missing,l=a>0?100*(a-n)/a:0;o=`--r:${i.recorded}%;--b:${n}%;--m:${i.missing}%;--y:${l}%`}else n>0&&i.recorded<98&&i.backfilled<98&&(o=`--r:${i.recorded}%;--b:${n}%`);xi(s,r,o,i.count),s.setAttribute("aria-label",`${s.time}, ${Qi(t,e).join(", ")}`)}function xi(s,t,e,i){if(s.names!==t&&(s.className=s.names=t),(s.shares??"")!==e&&(s.style.cssText=s.shares=e),(s.count??"")!==i&&(s.count=i,s.replaceChildren(),i!=="")){const n=document.createElement("span");n.textContent=i,s.append(n)}}function ss(s,{formats:t,t:e,zone:i}){const n=i.dayOf(s),r=i.hoursOfDay(n).some(({start:a,repeated:l})=>a===s&&l),o=`${t.time(s)} – ${t.time(s+g)}`;return`${t.longDay(n)}, ${o}${r?` (${e("map.repeated")})`:""}`}function P(s,t=""){return c`<svg class="icon ${t}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${s}></path>
  </svg>`}class $t{constructor(t,e,i={}){this.host=t,this.next=e,this.options=i,this.held=!1,this.seen=!1,t.addController(this)}hostUpdate(){const t=ns(this.host.shadowRoot);this.held=t!==null,this.seen=t!==null&&rs(t)}hostUpdated(){const t=this.host.shadowRoot;this.held&&t&&!t.activeElement?.getClientRects().length&&pr(t,this.next(t),this.seen&&!this.options.stay,this.options.whole)}}async function pr(s,t,e,i=!1){await t?.updateComplete,t?.focus({preventScroll:!0});const n=i?t:ns(s);e&&n&&!(i?fr:rs)(n)&&n.scrollIntoView({block:"nearest"})}function ns(s){let t=s?.activeElement??null;for(;t?.shadowRoot?.activeElement;)t=t.shadowRoot.activeElement;return t}function rs(s){const{top:t,bottom:e}=s.getBoundingClientRect();return e>0&&t<innerHeight}function fr(s){const{top:t,bottom:e}=s.getBoundingClientRect();return t>=0&&e<=innerHeight}var mr=Object.defineProperty,B=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&mr(t,e,n),n};const gr=["recorded","backfilled","missing","error"],Re=class Re extends y{constructor(){super(),this.camera="",this.hour=0,this.now=0,this.fingerprint="",this.recordings=null,this.error=null,this.playing=null,this.asked=0,new $t(this,t=>t.querySelector("frigate-backfill-dialog"))}willUpdate(t){(t.has("hour")||t.has("camera"))&&(this.recordings=null,this.playing=null,this.error=null),(t.has("hour")||t.has("camera")||t.has("fingerprint"))&&this.load()}render(){const{t}=this.ui;return c`<frigate-backfill-dialog
      tall
      .ui=${this.ui}
      .heading=${ss(this.hour,this.ui)}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <button
        slot="header"
        class="icon-button"
        aria-label=${t("hour.earlier")}
        @click=${()=>this.go(-g)}
      >
        ${P(Ls,"turns")}
      </button>
      <button
        slot="header"
        class="icon-button"
        aria-label=${t("hour.later")}
        aria-disabled=${this.isLatest}
        @click=${()=>this.isLatest||this.go(g)}
      >
        ${P(Hi,"turns")}
      </button>
      <div class="body">${this.renderBody()}</div>
    </frigate-backfill-dialog>`}renderBody(){const{t,admin:e}=this.ui,i=c`<p class="note">
      ${t(e?"hour.not_looked":"hour.not_looked_viewer")}
    </p>`;if(this.error!==null)return c`<frigate-backfill-notice
        .icon=${As}
        .heading=${t("failed")}
        .text=${st(this.error,this.ui)}
        .action=${t("retry")}
        @action=${this.load}
      ></frigate-backfill-notice>`;if(this.recordings===null)return c`<p role="status">${t("loading")}</p>`;if(this.recordings.length===0)return c`<p role="status">${t("hour.empty")}</p>
        ${i}`;const n=this.recordings.filter(r=>r.url!==null);return c`
      ${n.length>0?c`<frigate-backfill-player
              .ui=${this.ui}
              .recordings=${n}
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
      ${i}
    `}summary(t){const{t:e,formats:i}=this.ui,n=gr.map(a=>{const l=t.filter(u=>u.kind===a).length;return l>0?e("hour.of_kind",{kind:e(`hour.kind.${a}`),n:i.number(l)}):""}),r=t.length;return[e("item.recordings",{count:r,n:i.number(r)}),...n.filter(Boolean)].join(" · ")}async load(){const t=++this.asked;try{const{camera:e,hour:i}=this,n=await this.client.recordings(e,i,i+g);if(t!==this.asked)return;this.recordings=n,this.error=null;const r=this.playing?.file_path;this.playing=n.find(o=>o.url&&o.file_path===r)??null}catch(e){t===this.asked&&(this.error=e)}}onPlay(t){this.playing=t.detail.recording}get isLatest(){return this.hour+g>this.now}go(t){this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:this.hour+t}}))}};Re.styles=[$,E,b`
      frigate-backfill-dialog {
        --dialog-width: 640px;
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
    `];let z=Re;B([h({attribute:!1})],z.prototype,"ui");B([h({attribute:!1})],z.prototype,"client");B([h()],z.prototype,"camera");B([h({type:Number})],z.prototype,"hour");B([h({type:Number})],z.prototype,"now");B([h()],z.prototype,"fingerprint");B([m()],z.prototype,"recordings");B([m()],z.prototype,"error");B([m()],z.prototype,"playing");let os={},re;function as(){return re??=ke("reasons").then(s=>{os=s},()=>{re=void 0}),re}function br(s,t){const e=os[s],i=e?.[wt(t)??"en"]??e?.en;return i&&Y(i,t)}function Oe(s){const[t,e]=Bi(s),i=new Intl.PluralRules(e);return(n,r={})=>{const o=t[n],l=(typeof o=="string"?o:o[i.select(Number(r.count))]??o.other).replace(/\{(\w+)\}/g,(u,f)=>xn(String(r[f]??u),s));return Y(l,s)}}function pe(s){return s in Ae?s:void 0}const vr=["database","kept"];function ls({reason:s,message:t,notice:e},i){const{language:n,admin:r,t:o}=i,a=pe(`fact.${s}`);if(!r&&a)return o(a);const l=s===null?void 0:br(s,n);return r?l?t!==null&&s!==null&&vr.includes(s)?`${l} (${et(e,t,i)})`:e&&t!==null&&zn(e,i)?et(e,t,i):l:et(e,t??s??"",i):l??""}var yr=Object.defineProperty,Me=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&yr(t,e,n),n};const wr={recorded:"📹",backfilled:"📁",missing:"❓",error:"⚠️"},Ne=class Ne extends y{constructor(){super(...arguments),this.recordings=[],this.playing=null}connectedCallback(){super.connectedCallback(),Promise.all([as(),Jt()]).then(()=>this.requestUpdate())}render(){return c`<ul>
      ${this.recordings.map(t=>c`<li>${this.renderEntry(t)}</li>`)}
    </ul>`}renderEntry(t){if(t.url===null)return c`<div class="entry ${t.kind}">${this.renderFacts(t)}</div>`;const{t:e}=this.ui,i=e("hour.play",{time:this.time(t)});return c`<button
      class="entry ${t.kind}"
      title=${i}
      aria-current=${this.playing===t}
      @click=${()=>this.dispatchEvent(new CustomEvent("play",{detail:{recording:t}}))}
    >
      ${this.renderFacts(t)} ${P(Ps)}
    </button>`}renderFacts(t){const{formats:e}=this.ui,i=ls(t,this.ui),n=t.kind==="missing"||t.kind==="error";return c`
      <span class="emoji" aria-hidden="true">${wr[t.kind]}</span>
      <span>
        ${this.time(t)}
        <small>${this.words(t)}</small>
      </span>
      <span class="number">
        ${t.duration===null?d:e.clip(t.duration)}
      </span>
      <span class="number">
        ${t.size_mb===null?d:e.size(t.size_mb)}
      </span>
      ${n&&i?c`<span class="why">${i}</span>`:d}
      ${t.kind==="error"&&t.file_path?c`<code class="why">${t.file_path}</code>`:d}
    `}words({kind:t,has_motion:e,stream_type:i}){const{t:n}=this.ui;return[n(`hour.kind.${t}`),...e?[n("hour.motion")]:[],...i==="sub"?[n("hour.sub")]:[]].join(" · ")}time({start_time:t}){const{t:e,formats:i}=this.ui;return t===null?e("results.unknown_time"):i.timeWithSeconds(t)}};Ne.styles=[$,E,b`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
    `];let mt=Ne;Me([h({attribute:!1})],mt.prototype,"ui");Me([h({attribute:!1})],mt.prototype,"recordings");Me([h({attribute:!1})],mt.prototype,"playing");var $r=Object.defineProperty,Qt=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&$r(t,e,n),n};const De=class De extends y{constructor(){super(...arguments),this.recordings=[],this.recording=null,this.failed=!1,this.renewed=0}willUpdate(t){if(t.has("recording")){const e=t.get("recording");e?.file_path!==this.recording?.file_path&&(this.renewed=0),this.failed=this.renewed>0&&e?.url===this.recording?.url}}render(){return c`
      <div class="screen">${this.renderScreen()}</div>
      ${this.recording?this.renderBar(this.recording):d}
    `}renderScreen(){const{t}=this.ui,{recording:e}=this;if(e?.url==null)return c`<p>${t("hour.pick")}</p>`;if(this.failed){const i=e.kind==="error";return c`<p role="alert">${t(i?"hour.play_damaged":"hour.play_failed")}</p>`}return c`<video
      src=${e.url}
      aria-label=${this.time(e)}
      controls
      autoplay
      playsinline
      @ended=${()=>this.move(1)}
      @error=${this.onError}
    ></video>`}renderBar(t){const{t:e}=this.ui,i=this.index;return c`<div class="bar">
      <button
        class="icon-button"
        aria-label=${e("hour.previous")}
        aria-disabled=${i<=0}
        @click=${()=>this.move(-1)}
      >
        ${P(Us,"turns")}
      </button>
      <span>${this.time(t)}</span>
      ${t.url?c`<a class="download" href=${t.url} download>${e("hour.download")}</a>`:d}
      <button
        class="icon-button"
        aria-label=${e("hour.next")}
        aria-disabled=${i>=this.recordings.length-1}
        @click=${()=>this.move(1)}
      >
        ${P(Fs,"turns")}
      </button>
    </div>`}time({start_time:t}){return t===null?"":this.ui.formats.timeWithSeconds(t)}get index(){return this.recordings.findIndex(t=>t===this.recording)}move(t){const e=this.recordings[this.index+t];e&&this.dispatchEvent(new CustomEvent("play",{detail:{recording:e}}))}onError(){this.renewed++,this.renewed>1?this.failed=!0:this.dispatchEvent(new CustomEvent("expired"))}};De.styles=[$,E,b`
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
    `];let nt=De;Qt([h({attribute:!1})],nt.prototype,"ui");Qt([h({attribute:!1})],nt.prototype,"recordings");Qt([h({attribute:!1})],nt.prototype,"recording");Qt([m()],nt.prototype,"failed");var _r=Object.defineProperty,cs=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&_r(t,e,n),n};const xr=["recorded","backfilled","missing","errors","none"],Fe=class Fe extends y{constructor(){super(...arguments),this.short=!1}render(){return c`<ul>
      ${xr.slice(0,this.short?3:void 0).map(t=>c`<li><i class=${t} aria-hidden="true"></i>${this.ui.t(`legend.${t}`)}</li>`)}
    </ul>`}};Fe.styles=[$,b`
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
    `];let Mt=Fe;cs([h({attribute:!1})],Mt.prototype,"ui");cs([h({type:Boolean})],Mt.prototype,"short");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const kr={CHILD:2},hs=s=>(...t)=>({_$litDirective$:s,values:t});let ds=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,i){this._$Ct=t,this._$AM=e,this._$Ci=i}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Ar={},Cr=hs(class extends ds{constructor(){super(...arguments),this.ot=Ar}render(s,t){return t()}update(s,[t,e]){if(Array.isArray(t)){if(Array.isArray(this.ot)&&this.ot.length===t.length&&t.every((i,n)=>i===this.ot[n]))return j}else if(this.ot===t)return j;return this.ot=Array.isArray(t)?Array.from(t):t,this.render(t,e)}}),fe=28,Dt=2*fe;class ki{constructor(t,e,i,n=fe){this.store=t,this.days=e,this.startOfRow=i,this.wanted=0,this.shown=Math.min(e,n)}get oldest(){return Math.ceil(this.startOfRow(this.shown-1)/g)*g}firstDay(t){return this.shown<this.days&&this.isOver(1/0)===!0?t-(this.shown-1-Dt):void 0}grow(t){if(this.shown>=this.days||!this.store.bucket(this.oldest))return!1;const e=this.isOver(t);return e===void 0&&this.store.request(...this.tail(t)),e===!1&&(this.shown=Math.min(this.days,this.shown+fe)),e===!1}lookFurther(){this.shown=Math.min(this.days,this.shown+Dt),this.wanted=this.shown}isOver(t){return this.shown<Dt||this.shown<=this.wanted?!1:this.store.isEmpty(...this.tail(t))}tail(t){const e=this.startOfRow(this.shown-1-Dt);return[this.startOfRow(this.shown-1),Math.min(t,e)]}}class us{constructor(t){this.act=t,this.handle=0}request(){this.handle||=requestAnimationFrame(t=>{this.handle=0,this.act(t)})}cancel(){cancelAnimationFrame(this.handle),this.handle=0}}function Er({formats:s,t,zone:e},i){let n=i;for(;e.startOfDay(n+1)-e.startOfDay(n)!==C;)n--;const r=e.startOfDay(n),o=[...Array(24).keys()].map(a=>{const l=s.time(r+a*g),u=a%3===0?Or(l):"";return c`<div class="h${a}" role="columnheader">
      <span aria-hidden="true">${u}</span><span class="visually-hidden">${l}</span>
    </div>`});return c`<div class="head" role="row" aria-rowindex="1">
    <div class="corner" role="columnheader">
      <span class="visually-hidden">${t("map.day")}</span>
    </div>
    ${o}
  </div>`}function Sr(s,t,e){s.style.removeProperty("--fb-label"),e>t.offsetWidth&&s.style.setProperty("--fb-label",`${e}px`)}function Lr(s,t,e){const{t:i,formats:n}=e,{error:r}=s.store;if(r!==null){const a=i("map.failed",{error:st(r,e)});return s.offline?d:Ai(a,i("retry"),s.retry)}if(t===void 0)return d;const o=n.dayDate(t);return Ai(i("map.reached",{date:o}),i("map.older"),s.lookFurther)}function Ai(s,t,e){return c`<div class="foot" role="status">
    ${s}
    <button class="link" @click=${e}>${t}</button>
  </div>`}function Or(s){return s.replace(/[:.]00/,"").replace(/^0(\d)/,"$1")}function Mr(s,t,e){if(!(s.altKey||s.metaKey))switch(s.key){case"Enter":case" ":return"open";case"Escape":return"hide";default:return zr(s,t,e)}}function zr(s,t,{zone:e,oldest:i,newest:n,rtl:r}){const o=r?"ArrowLeft":"ArrowRight",a=e.dayOf(t),l=(()=>{switch(s.key){case"ArrowLeft":case"ArrowRight":return t+(s.key===o?g:-g);case"ArrowUp":return Ft(t,a+1,e);case"ArrowDown":return Ft(t,a-1,e);case"PageUp":return Ft(t,a+7,e);case"PageDown":return Ft(t,a-7,e);case"Home":return s.ctrlKey?n:e.hoursOfDay(a)[0]?.start;case"End":return s.ctrlKey?i:e.hoursOfDay(a).at(-1)?.start;default:return}})();return l===void 0?void 0:Math.min(n,Math.max(i,l))}function Ft(s,t,e){const i=e.hoursOfDay(e.dayOf(s)).find(r=>r.start===s)?.hour??0,n=e.hoursOfDay(t);return(n.find(r=>r.hour>=i)??n.at(-1))?.start}class Tr{constructor(t,e,i){this.box=t,this.source=e,this.rowHeight=i,this.rows=new Map,this.spare=[]}at(t){return this.rows.get(t)}widestLabel(){return Math.max(0,...[...this.rows.values()].map(t=>t.label.offsetWidth))}show(t,e,i){for(const[n,r]of this.rows)(n<t||n>e)&&n!==i&&(this.rows.delete(n),r.usual?this.spare.push(r):r.remove());for(let n=t;n<=e;n++)this.rows.has(n)||this.rows.set(n,this.make(n));this.spare.forEach(n=>n.remove()),this.spare=[]}paint(t){const{bucketOf:e,ui:i}=this.source;let n=t;for(const r of this.rows.values()){if(n===0)return!1;n-=_i(r,e,i)?1:0}return!0}sort(t){const e=[...this.rows.keys()].sort((r,o)=>r-o),i=this.rows.get(t)??null;let n=null;for(const r of e){const o=this.rows.get(r);o&&o!==i&&o.previousElementSibling!==n&&this.box.insertBefore(o,n?n.nextElementSibling:this.box.firstElementChild),n=o??n}}make(t){const{ui:e,now:i,today:n,bucketOf:r}=this.source,o=n-t;let a=Xi(o,i,e)?this.spare.pop():void 0;return a?es(a,o,t,e):(a=or(o,t,i,e),this.box.append(a)),a.style.transform=`translateY(${t*this.rowHeight}px)`,_i(a,r,e),a}}const Ci=80;class Hr{constructor(t){this.steps=t,this.frame=new us(e=>this.onFrame(e)),this.timer=0,this.loaded=0}moved(){this.frame.request(),clearTimeout(this.timer),this.timer=window.setTimeout(()=>{this.steps.rest(),this.steps.load()},Ci)}stop(){this.frame.cancel(),clearTimeout(this.timer)}onFrame(t){this.steps.follow(),t>this.loaded+Ci&&(this.loaded=t,this.steps.load())}}const Pr=[...Array(24).keys()],Rr=Pr.map(s=>{const t=2+2*s,e=2+2*(s%12),i=s<12?1:2;return`
    .h${s} { grid-area: 1 / ${t} / auto / span 2; }
    .h${s}.half { grid-area: 1 / ${t} / auto / span 1; }
    .h${s}.half.again { grid-area: 1 / ${t+1} / auto / span 1; }
    .folded .h${s} { grid-area: ${i} / ${e} / auto / span 2; }
    .folded .h${s}.half { grid-area: ${i} / ${e} / auto / span 1; }
    .folded .h${s}.half.again { grid-area: ${i} / ${e+1} / auto / span 1; }`}).join(""),Nr=b`
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
    /* Three digits fit into a cell of the narrowest card, too. */
    font-size: clamp(8px, (100cqi - 76px) / 46, 9.5px);
  }
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
  ${Ri(Rr)}
`;class Dr{constructor(){this.hour=0}mark(t){const e=t?.cells.find(i=>i.hour===this.hour);e!==this.cell&&(this.cell?.removeAttribute("tabindex"),this.cell=e),e&&e.tabIndex!==0&&(e.tabIndex=0)}get focused(){return this.cell?.matches(":focus")===!0}focus(){this.cell?.focus({preventScroll:!0})}}const At=8;class Fr{constructor(t,e){this.popover=t,this.source=e}onPointer(t){const e=Wt(t);e&&t.pointerType!=="touch"?this.show(e):this.hide()}onFocus(t){const e=Wt(t);e?.matches(":focus-visible")&&this.show(e)}hide(){const t=this.popover();t.matches(":popover-open")&&t.hidePopover()}show(t){const{ui:e}=this.source,i=this.source.bucketOf(t.hour),n=this.popover(),r=document.createElement("b");r.textContent=ss(t.hour,e);const o=i?Qi(i,e):[e.t("map.not_loaded")];n.replaceChildren(r,o.join(" · ")),n.matches(":popover-open")||n.showPopover(),Ur(n,t)}}function Ur(s,t){const e=t.getBoundingClientRect(),i=s.getBoundingClientRect(),n=e.left+e.width/2-i.width/2,r=window.innerWidth-i.width-At,o=e.top-i.height-At;s.style.left=`${Math.max(At,Math.min(n,r))}px`,s.style.top=`${o>At?o:e.bottom+At}px`}const oe=6,Ei=26,jr=440,Vr=60,Ir=s=>s>0&&s<jr;class Br{constructor(){this.top=0,this.height=0,this.rowHeight=Ei}fold(t){this.rowHeight=t?Vr:Ei}rows(t){const e=Math.max(0,Math.floor(this.top/this.rowHeight)-oe),i=e+Math.ceil(this.height/this.rowHeight)+2*oe;return[e,Math.min(t-1,i)]}nearEnd(t){return this.rows(t)[1]>=t-1-oe}topFor(t,e){const i=t*this.rowHeight,n=this.height-e;return i<this.top?i:i+this.rowHeight>this.top+n?i+this.rowHeight-n:void 0}}var qr=Object.defineProperty,O=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&qr(t,e,n),n};const Wr=14,Zr=5,Ue=class Ue extends y{constructor(){super(),this.revision=0,this.camera="",this.days=365,this.now=0,this.offline=!1,this.folded=!1,this.today=0,this.view=new Br,this.tabStop=new Dr,this.tip=new Fr(()=>this.tipBox,this),this.painting=new us(()=>this.paint()),this.scrolling=new Hr({follow:()=>this.follow(),load:()=>this.load(),rest:()=>this.rows.sort(this.activeRow)}),this.resize=new ResizeObserver(()=>this.measure()),this.startOfRow=t=>this.ui.zone.startOfDay(this.today-t),this.lookFurther=()=>{this.depth.lookFurther(),this.requestUpdate(),this.updateComplete.then(()=>this.focusHour(this.depth.oldest))},this.retry=()=>{this.store.invalidate(),this.load()},new $t(this,()=>this.tabStop.cell,{stay:!0})}connectedCallback(){super.connectedCallback(),this.resize.observe(this),this.hasUpdated&&(this.resize.observe(this.scroller),this.painting.request())}firstUpdated(){this.resize.observe(this.scroller)}disconnectedCallback(){super.disconnectedCallback(),this.resize.disconnect(),this.scrolling.stop(),this.painting.cancel()}render(){const{t}=this.ui;return c`
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
        ${Cr([this.ui],()=>Er(this.ui,this.today))}
        <div
          class="rows"
          role="rowgroup"
          .style=${`height:${this.depth.shown*this.view.rowHeight}px`}
        ></div>
      </div>
      ${Lr(this,this.depth.firstDay(this.today),this.ui)}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `}willUpdate(t){this.today=this.ui.zone.dayOf(this.now),t.has("store")?(this.depth=new ki(this.store,this.days,this.startOfRow),this.tabStop.hour=0):t.has("days")&&(this.depth=new ki(this.store,this.days,this.startOfRow,this.depth.shown))}updated(t){const e=t.get("now"),i=e!==void 0&&Math.floor(e/g)!==Math.floor(this.now/g),n=t.has("ui")||t.has("folded");t.has("store")&&(this.scroller.scrollTop=this.view.top=0),n||i||t.has("store")?this.makeRows():(this.showRows(),this.painting.request()),n&&Sr(this.scroller,this.corner,this.rows.widestLabel()),(t.has("store")||t.has("revision"))&&(this.load(),this.grow())}bucketOf(t){return this.store.bucket(t)}measure(){const t=this.view.top/this.view.rowHeight;this.view.height=this.scroller.clientHeight;const e=Ir(this.clientWidth);e!==this.folded?(this.folded=e,this.view.fold(e),this.updateComplete.then(()=>this.moveTo(t*this.view.rowHeight))):(this.showRows(),this.load())}makeRows(){const{focused:t}=this.tabStop,{ui:e,now:i,today:n}=this,r=o=>this.bucketOf(o);this.rowBox.replaceChildren(),this.rows=new Tr(this.rowBox,{ui:e,now:i,today:n,bucketOf:r},this.view.rowHeight),this.showRows(),t&&this.tabStop.focus()}showRows(){const[t,e]=this.view.rows(this.depth.shown);this.tabStop.hour||=Math.floor(this.now/g)*g,this.rows.show(t,e,this.activeRow),this.tabStop.mark(this.rows.at(this.activeRow))}get activeRow(){return this.today-this.ui.zone.dayOf(this.tabStop.hour)}paint(){this.rows.paint(Zr)||this.painting.request()}onScroll(){this.tip.hide(),this.scrolling.moved()}follow(){this.view.top=this.scroller.scrollTop,this.showRows(),this.grow()}moveTo(t){this.scroller.scrollTop=t,this.view.top=this.scroller.scrollTop,this.showRows()}load(){const[t,e]=this.view.rows(this.depth.shown);if(e>=t){const i=Math.min(this.days-1,e+Wr);this.store.request(this.startOfRow(i),this.startOfRow(t-1))}}grow(){this.view.nearEnd(this.depth.shown)&&this.depth.grow(this.now)&&this.requestUpdate()}onClick(t){const e=Wt(t);e&&this.select(e)}select(t){this.tabStop.hour=t.hour,this.tabStop.mark(this.rows.at(this.activeRow)),this.tip.hide(),this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:t.hour}}))}onKey(t){const e=Wt(t),i=e&&Mr(t,e.hour,this.bounds);if(!(!e||i===void 0)){if(i==="hide"){this.tip.hide();return}t.preventDefault(),i==="open"?this.select(e):this.focusHour(i)}}get bounds(){return{zone:this.ui.zone,newest:Math.floor(this.now/g)*g,oldest:this.depth.oldest,rtl:getComputedStyle(this).direction==="rtl"}}focusHour(t){this.tabStop.hour=Math.ceil(t/g)*g;const e=this.view.topFor(this.activeRow,this.head.offsetHeight);e===void 0?this.showRows():this.moveTo(e),this.tabStop.focus()}};Ue.styles=[$,E,Nr];let k=Ue;O([h({attribute:!1})],k.prototype,"ui");O([h({attribute:!1})],k.prototype,"store");O([h({type:Number})],k.prototype,"revision");O([h()],k.prototype,"camera");O([h({type:Number})],k.prototype,"days");O([h({type:Number})],k.prototype,"now");O([h({type:Boolean})],k.prototype,"offline");O([m()],k.prototype,"folded");O([K(".scroller")],k.prototype,"scroller");O([K(".rows")],k.prototype,"rowBox");O([K(".head")],k.prototype,"head");O([K(".corner")],k.prototype,"corner");O([K(".tip")],k.prototype,"tipBox");var Yr=Object.defineProperty,lt=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Yr(t,e,n),n};const je=class je extends y{constructor(){super(...arguments),this.icon="",this.heading="",this.text="",this.href="",this.action="",this.banner=!1,this.busy=!1}render(){return c`<div role="status">
      ${P(this.icon)}
      <h3>${this.heading}</h3>
      ${this.text?c`<p>${this.text}</p>`:d} ${this.renderAction()}
    </div>`}renderAction(){return this.action?this.href?c`<a class="button" href=${this.href} @click=${this.onLink}>${this.action}</a>`:c`<button class="button" @click=${this.onAction}>${this.action}</button>`:d}onAction(){this.dispatchEvent(new CustomEvent("action"))}onLink(t){t.ctrlKey||t.metaKey||t.shiftKey||t.button!==0||(t.preventDefault(),history.pushState(null,"",this.href),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}})))}};je.styles=[$,E,b`
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
        overflow-wrap: anywhere;
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
      :host([banner]) {
        container-type: inline-size;
      }
      /* On a phone, or a column of a dashboard, the button beside it would leave little room for
         the text. */
      @container (inline-size < 560px) {
        :host([banner]) .button {
          grid-area: 3 / 2;
          margin-block-start: 6px;
        }
      }
      :host([busy]) .icon {
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      @keyframes breathe {
        from {
          opacity: 0.2;
        }
      }
    `];let R=je;lt([h()],R.prototype,"icon");lt([h()],R.prototype,"heading");lt([h()],R.prototype,"text");lt([h()],R.prototype,"href");lt([h()],R.prototype,"action");lt([h({type:Boolean,reflect:!0})],R.prototype,"banner");lt([h({type:Boolean,reflect:!0})],R.prototype,"busy");const Zt=30,Gr=12;function Kr(s,t,e){const i=t.dayOf(e);return[...Array(Zt).keys()].map(n=>Qr(s,t.hoursOfDay(i-Zt+1+n)))}function Jr(s,t,e){s.request(t.startOfDay(t.dayOf(e)-Zt+1),e)}function Qr(s,t){let e=0,i=0,n=0;for(const{start:l}of t){const u=s.bucket(l);if(!u)return null;e+=u.recorded_seconds,i+=u.backfilled_seconds,n+=Ji(u)}const r=t.length*g,o=ae(n,r),a=Math.min(ae(i,r),100-o);return{missing:o,backfilled:a,recorded:Math.min(ae(e,r),100-o-a)}}function ae(s,t){return s===0?0:Math.max(Gr,Math.min(100,100*s/t))}function Xr(s,{t,formats:e}){if(s.state==="queued")return{text:t("overview.queued"),tone:"busy"};if(s.state==="running"){const n=s.percent===null?"":e.percent(s.percent),r=s.dry_run?"overview.dry_running":"overview.running";return{text:t(r,{percent:n}).trim(),tone:"busy"}}if(!s.missing)return{text:t("overview.unchecked"),tone:"plain"};const i=Vi(s.missing);return i>0?{text:t("overview.missing",{count:i,n:e.number(i)}),tone:"missing"}:{text:t("overview.none_missing"),tone:"plain"}}function to({last_run:s},t,e){const{t:i,formats:n}=e;if(!s)return{text:i("overview.no_last"),tone:"plain"};const r=s.finished_at===null?"":n.relative(s.finished_at,t);return s.state==="failed"?{text:i("overview.last_failed",{when:r}),tone:"error"}:{text:i("overview.last",{when:r}),tone:"plain"}}function eo({schedule:s},t,e){const{t:i,formats:n}=e,r=s?.enabled?s.next_run_at:null;return{text:r===null?i("overview.no_next"):i("overview.next",{when:n.relative(r,t)}),tone:"plain"}}var io=Object.defineProperty,_t=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&io(t,e,n),n};const Ve=class Ve extends y{constructor(){super(...arguments),this.label="",this.camera=void 0,this.store=void 0,this.revision=0,this.now=0,this.inSight=!1,this.sight=new IntersectionObserver(t=>{this.inSight=t.at(-1)?.isIntersecting===!0,this.request()})}connectedCallback(){super.connectedCallback(),this.sight.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.sight.disconnect()}updated(t){(t.has("store")||t.has("revision")||t.has("now"))&&this.request()}render(){const{ui:t,camera:e,now:i,store:n}=this,r=n?Kr(n,t.zone,i):[],o=e&&Xr(e,t);return c`<button @click=${()=>this.dispatchEvent(new CustomEvent("open"))}>
      <span class="name" dir="auto" title=${this.label}>${this.label}</span>
      ${o?c`<span class="state"><span class=${o.tone}>${o.text}</span></span>`:d}
      <span class="facts">
        ${e?[to(e,i,t),eo(e,i,t)].map(so):d}
      </span>
      <span class="days" aria-hidden="true">${r.map(no)}</span>
      ${P(Hi,"turns")}
    </button>`}focus(t){this.renderRoot.querySelector("button")?.focus(t)}request(){this.inSight&&this.store&&Jr(this.store,this.ui.zone,this.now)}};Ve.styles=[$,E,b`
      :host {
        container-type: inline-size;
      }
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
        /* Its own direction says where it is cut off, the card's where it stands. */
        justify-self: start;
        max-inline-size: 100%;
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
        grid-template-columns: repeat(${Zt}, minmax(0, 1fr));
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
      /* Beside a long state nothing of a name would be left. */
      @container (inline-size < 340px) {
        button {
          grid-template-columns: minmax(0, 1fr) 24px;
          grid-template-areas: "name open" "state open" "facts open" "days open";
        }
        .state {
          justify-self: start;
        }
        .missing,
        .busy {
          margin-inline-start: -8px;
        }
      }
    `];let V=Ve;_t([h({attribute:!1})],V.prototype,"ui");_t([h()],V.prototype,"label");_t([h({attribute:!1})],V.prototype,"camera");_t([h({attribute:!1})],V.prototype,"store");_t([h({type:Number})],V.prototype,"revision");_t([h({type:Number})],V.prototype,"now");function so(s){return c`<span class=${s.tone}>${s.text}</span>`}function no(s){if(!s)return c`<i class="wait"></i>`;const{recorded:t,backfilled:e,missing:i}=s;return c`<i .style=${`--r:${t}%;--b:${t+e}%;--m:${t+e+i}%`}></i>`}/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{I:ro}=ln,Si=s=>s,Li=()=>document.createComment(""),Ct=(s,t,e)=>{const i=s._$AA.parentNode,n=t===void 0?s._$AB:t._$AA;if(e===void 0){const r=i.insertBefore(Li(),n),o=i.insertBefore(Li(),n);e=new ro(r,o,s,s.options)}else{const r=e._$AB.nextSibling,o=e._$AM,a=o!==s;if(a){let l;e._$AQ?.(s),e._$AM=s,e._$AP!==void 0&&(l=s._$AU)!==o._$AU&&e._$AP(l)}if(r!==n||a){let l=e._$AA;for(;l!==r;){const u=Si(l).nextSibling;Si(i).insertBefore(l,n),l=u}}}return e},Q=(s,t,e=s)=>(s._$AI(t,e),s),oo={},ao=(s,t=oo)=>s._$AH=t,lo=s=>s._$AH,le=s=>{s._$AR(),s._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Oi=(s,t,e)=>{const i=new Map;for(let n=t;n<=e;n++)i.set(s[n],n);return i},co=hs(class extends ds{constructor(s){if(super(s),s.type!==kr.CHILD)throw Error("repeat() can only be used in text expressions")}dt(s,t,e){let i;e===void 0?e=t:t!==void 0&&(i=t);const n=[],r=[];let o=0;for(const a of s)n[o]=i?i(a,o):o,r[o]=e(a,o),o++;return{values:r,keys:n}}render(s,t,e){return this.dt(s,t,e).values}update(s,[t,e,i]){const n=lo(s),{values:r,keys:o}=this.dt(t,e,i);if(!Array.isArray(n))return this.ut=o,r;const a=this.ut??=[],l=[];let u,f,p=0,w=n.length-1,v=0,_=r.length-1;for(;p<=w&&v<=_;)if(n[p]===null)p++;else if(n[w]===null)w--;else if(a[p]===o[v])l[v]=Q(n[p],r[v]),p++,v++;else if(a[w]===o[_])l[_]=Q(n[w],r[_]),w--,_--;else if(a[p]===o[_])l[_]=Q(n[p],r[_]),Ct(s,l[_+1],n[p]),p++,_--;else if(a[w]===o[v])l[v]=Q(n[w],r[v]),Ct(s,n[p],n[w]),w--,v++;else if(u===void 0&&(u=Oi(o,v,_),f=Oi(a,p,w)),u.has(a[p]))if(u.has(a[w])){const U=f.get(o[v]),ie=U!==void 0?n[U]:null;if(ie===null){const si=Ct(s,n[p]);Q(si,r[v]),l[v]=si}else l[v]=Q(ie,r[v]),Ct(s,n[p],ie),n[U]=null;v++}else le(n[w]),w--;else le(n[p]),p++;for(;v<=_;){const U=Ct(s,l[_+1]);Q(U,r[v]),l[v++]=U}for(;p<=w;){const U=n[p++];U!==null&&le(U)}return this.ut=o,ao(s,l),j}});function gt(s){const t=new Map;for(const e of s.map(Mi))t.set(e,(t.get(e)??0)+1);return e=>{const i=Mi(e);return(t.get(i)??0)>1?`${i} (${e.name})`:i}}function Mi({friendly_name:s,name:t}){return s??t.replace(/[_-]/g," ").replace(/\p{L}+/gu,e=>e.charAt(0).toUpperCase()+e.slice(1))}const ho="component.frigate_backfill.exceptions",me=new Map;async function uo({language:s,config:t,connection:e}){if(s===t.language||t.language===void 0||me.has(s))return!1;const i={language:s,category:"exceptions",integration:["frigate_backfill"]},n=await e.sendMessagePromise({type:"frontend/get_translations",...i}).catch(()=>{});return n&&me.set(s,n.resources),n!==void 0}function po(s,t,e){const i=s&&me.get(e.language)?.[`${ho}.${s.key}.message`];return i?i.replace(/\{(\w+)\}/g,(n,r)=>s.values[r]??n):t}function ut(s,{banner:t=!1,slot:e,onAction:i}){return c`<frigate-backfill-notice
    slot=${e??d}
    .icon=${s.icon}
    .heading=${s.heading}
    .text=${s.text}
    .href=${s.href??""}
    .action=${s.action??""}
    .busy=${s.busy??!1}
    .banner=${t}
    @action=${i}
  ></frigate-backfill-notice>`}const fo="/config/repairs",mo="/config/integrations/integration/frigate_backfill",go="/config/integrations/dashboard/add?domain=frigate_backfill",bo={unreachable:Ms,connection:Hs,patch_missing:Ds,patch_incompatible:Vs,other_instance:js,auth:Ts};function ge({reason:s,why:t,told:e},i){const{t:n,admin:r}=i,o=s??"unreachable",a={icon:bo[o],heading:n(`notice.${o}`)};if(o==="unreachable"&&!t)return{...a,text:n("notice.unreachable_text")};if(!r)return{...a,text:n("notice.viewer_text")};const l=t?po(e,t,i):o==="connection"?"":n(`notice.${o}_text`);return o==="unreachable"?{...a,text:l}:o==="auth"?{...a,text:l,href:mo,action:n("notice.open_integration")}:{...a,text:l,href:fo,action:n("notice.open_repairs")}}function vo(s,t,e,i){const{t:n,admin:r}=i,o=a=>n(r?a:"notice.viewer_text");if(s===null&&e!==null){const a=Qn(e)==="unknown_command";return{icon:ri,heading:n(a?"notice.not_loaded":"failed"),text:a?o("notice.not_loaded_text"):st(e,i),action:n("retry")}}if(s===null)return{icon:Ns,heading:n("loading"),text:"",busy:!0};if(s.length===0){const a={icon:Rs,heading:n("notice.no_entry"),text:o("notice.no_entry_text")};return r?{...a,href:go,action:n("notice.no_entry_action")}:a}return t?null:{icon:ri,heading:n("notice.entry_gone"),text:o("notice.entry_gone_text")}}function yo(s,{t,admin:e}){return s===void 0?{icon:ni,heading:t("notice.no_camera"),text:t(e?"notice.no_camera_text":"notice.no_camera_viewer_text")}:{icon:ni,heading:t("notice.camera_gone",{camera:s}),text:t(e?"notice.camera_gone_text":"notice.camera_gone_viewer_text")}}var wo=Object.defineProperty,xt=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&wo(t,e,n),n};const $o={numeric:!0},Ie=class Ie extends y{constructor(){super(),this.instances=[],this.revision=0,this.now=0,this.onAction=()=>this.dispatchEvent(new CustomEvent("retry")),new $t(this,t=>t.querySelector("frigate-backfill-overview-row"))}render(){const{ui:t,instances:e}=this,[i]=e;if(i&&e.length===1&&!this.known(i)){const n=this.live.availability(i);if(!n.available)return ut(ge(n,t),{onAction:this.onAction})}return c`
      ${e.map(n=>this.renderInstance(n))}
      <div class="caption">
        <frigate-backfill-legend .ui=${t} .short=${!0}></frigate-backfill-legend>
        <span>${t.t("overview.days")}</span>
      </div>
    `}known({cameras:t,entry_id:e}){return t.some(({name:i})=>this.live.overview(e,i))}renderInstance(t){const{t:e}=this.ui,i=this.live.availability(t),n=this.known(t),r=i.available?null:ge(i,this.ui),o=gt(t.cameras),a=n?`${r?.text??""} ${e("notice.last_known")}`:r?.text??"";return c`
      ${this.instances.length>1?c`<h3>${t.title}</h3>`:d}
      ${r?c`<div class="away">
              ${ut({...r,text:a},{banner:!0,onAction:this.onAction})}
            </div>`:d}
      <ul>
        ${co([...t.cameras].sort((l,u)=>o(l).localeCompare(o(u),void 0,$o)),({name:l})=>l,l=>c`<li>${this.renderCamera(t,l,o(l),r!==null)}</li>`)}
      </ul>
    `}renderCamera(t,e,i,n){const{entry_id:r}=t;return c`<frigate-backfill-overview-row
      .ui=${this.ui}
      .label=${i}
      .camera=${this.live.overview(r,e.name)}
      .store=${this.storeOf(r,e)}
      .revision=${this.revision}
      .now=${this.now}
      ?stale=${n}
      @open=${()=>this.dispatchEvent(new CustomEvent("camera-selected",{detail:{entryId:r,camera:e.name}}))}
    ></frigate-backfill-overview-row>`}};Ie.styles=[$,b`
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
    `];let I=Ie;xt([h({attribute:!1})],I.prototype,"ui");xt([h({attribute:!1})],I.prototype,"instances");xt([h({attribute:!1})],I.prototype,"live");xt([h({attribute:!1})],I.prototype,"storeOf");xt([h({type:Number})],I.prototype,"revision");xt([h({type:Number})],I.prototype,"now");function ps(s,t){return s===null?c`<p class="muted" role="status">${t.t("loading")}</p>`:c`<p class="error-text" role="alert">${st(s,t)}</p>`}var _o=Object.defineProperty,q=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&_o(t,e,n),n};const xo=50,Be=class Be extends y{constructor(){super(),this.camera="",this.filter="",this.results=null,this.total=0,this.listed=null,this.error=null,this.turn=0,new $t(this,t=>t.querySelector(".box"))}connectedCallback(){super.connectedCallback(),Promise.all([as(),Jt()]).then(()=>this.requestUpdate())}willUpdate(t){(t.get("run")?.job_id!==this.run.job_id||t.has("camera"))&&(t.has("run")||t.has("camera"))&&(this.filter="",this.listed=null,this.restart())}render(){const{t,formats:e}=this.ui,i=this.results?.length??0,n=this.listed===null?0:this.run.files_skipped-this.leftOut;return c`
      <div class="filters" role="group" aria-label=${t("results.filter")}>
        ${this.renderFilter("",t("results.all"))}
        ${this.statuses().map(([r,o])=>this.renderFilter(r,`${this.nameOf(r)} ${e.number(o)}`))}
      </div>
      ${this.renderTable()}
      <div class="foot">
        ${i>0?c`<span
                >${t("results.shown",{n:e.number(i),total:e.number(this.total)})}</span
              >`:d}
        ${i<this.total?c`<button class="button" @click=${this.more}>${t("results.more")}</button>`:d}
        ${n>0?c`<span>${t(this.unlisted,{count:n,n:e.number(n)})}</span>`:d}
      </div>
    `}renderFilter(t,e){return c`<button
      aria-pressed=${this.filter===t}
      @click=${()=>{this.filter=t,this.restart()}}
    >
      ${e}
    </button>`}renderTable(){const{t}=this.ui;return this.error!==null||this.results===null?ps(this.error,this.ui):this.results.length===0?c`<p class="muted">${t("results.empty")}</p>`:c`<div class="box" tabindex="0" role="region" aria-label=${t("results.title")}>
      <table>
        <tbody>
          ${this.results.map(e=>this.renderResult(e))}
        </tbody>
      </table>
    </div>`}renderResult(t){const{t:e,formats:i}=this.ui,{start_time:n,duration:r,file_size_mb:o}=t,a=ls(t,this.ui);return c`<tr>
      <td class="when">
        ${n===null?e("results.unknown_time"):c`${i.date(n)}<br />${i.timeWithSeconds(n)}`}
      </td>
      <td>
        <span class="status ${t.status}">${this.nameOf(t.status)}</span>
        ${a?c`<div>${a}</div>`:d}
        ${t.status==="error"||n===null?c`<code>${t.file_path}</code>`:d}
      </td>
      <td class="size">
        ${r?i.clip(r):d}<br />${o===null?d:i.size(o)}
      </td>
    </tr>`}nameOf(t){const e=this.run.kind==="motion"&&t==="updated";return this.ui.t(e?"result.motion":`result.${t}`)}get unlisted(){return this.run.kind==="motion"?"results.still":"results.known"}get leftOut(){const{files_added:t,files_updated:e,files_errors:i}=this.run;return Math.max(0,(this.listed??0)-t-e-i)}statuses(){const{run:t}=this;return[[t.dry_run?"would_add":"added",t.files_added],[t.dry_run?"would_update":"updated",t.files_updated],["skipped",this.leftOut],["error",t.files_errors]].filter(([,i])=>i>0)}restart(){this.results=null,this.error=null,this.total=0,this.more()}async more(){const t=++this.turn,e=this.results?.length??0;try{const i=await this.client.results(this.camera,{job_id:this.run.job_id,...this.filter===""?{}:{status:this.filter},offset:e,limit:xo});t===this.turn&&(this.results=[...this.results??[],...i.results],this.total=i.total,this.filter===""&&(this.listed=i.total))}catch(i){t===this.turn&&(this.error=i)}}};Be.styles=[$,E,ji,b`
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
        container-type: inline-size;
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
      @container (inline-size < 270px) {
        td {
          padding-inline: 4px;
        }
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
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        margin-block-start: 8px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `];let T=Be;q([h({attribute:!1})],T.prototype,"ui");q([h({attribute:!1})],T.prototype,"client");q([h()],T.prototype,"camera");q([h({attribute:!1})],T.prototype,"run");q([m()],T.prototype,"filter");q([m()],T.prototype,"results");q([m()],T.prototype,"total");q([m()],T.prototype,"listed");q([m()],T.prototype,"error");var ko=Object.defineProperty,ze=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&ko(t,e,n),n};const qe=class qe extends y{render(){const{heading:t,about:e,texts:i,warning:n,action:r}=this.question;return c`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${t}
      @closed=${()=>this.tell("closed")}
    >
      <p class="about">${e}</p>
      ${i.map(o=>c`<p>${o}</p>`)}
      ${n?c`<p class="warning">${n}</p>`:d}
      <button slot="buttons" class="button" @click=${()=>this.dialog.close()}>
        ${this.ui.t("cancel")}
      </button>
      <button slot="buttons" class="button primary" @click=${()=>this.tell("confirmed")}>
        ${r}
      </button>
    </frigate-backfill-dialog>`}tell(t){this.dispatchEvent(new CustomEvent(t))}};qe.styles=[$,E,b`
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
    `];let bt=qe;ze([h({attribute:!1})],bt.prototype,"ui");ze([h({attribute:!1})],bt.prototype,"question");ze([K("frigate-backfill-dialog")],bt.prototype,"dialog");var Ao=Object.defineProperty,ct=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Ao(t,e,n),n};const We=class We extends y{constructor(){super(...arguments),this.camera="",this.chosen=null,this.open=!1,this.copies=null,this.error=null}willUpdate(t){t.has("client")&&(this.copies=null,this.open&&this.load())}render(){const{t}=this.ui;return c`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>${t("copies.title")}</summary>
      <p class="muted">${t("copies.about")}</p>
      ${this.open?this.renderList():d}
    </details>`}renderList(){const{t}=this.ui;if(this.error!==null||this.copies===null)return ps(this.error,this.ui);const e=this.copies.filter(zi);return e.length===0?c`<p>${t("copies.none")}</p>`:c`<p>${t("copies.choose")}</p>
          <ul>
            ${e.map(i=>c`<li>${this.renderChoice(i)}</li>`)}
          </ul>`}renderChoice(t){return c`<label class="check">
      <input
        type="checkbox"
        .checked=${this.chosen?.includes(t.path)??!0}
        @change=${e=>this.choose(t,e.target.checked)}
      />
      <span>${this.renderCopy(t)}</span>
    </label>`}renderCopy(t){const{t:e,formats:i}=this.ui,{rows:n=0,first:r=null,last:o=null}=t.tables.recordings??{},a=e("item.recordings",{count:n,n:i.number(n)}),l=[r,o].filter(p=>p!==null).map(p=>i.date(p)),u=l.length<2?"":` · ${[...new Set(l)].join(" – ")}`,f=t.modified_at===null?"":` · ${e("copies.saved",{when:i.dateTime(t.modified_at)})}`;return c`<b>${e(`copies.kind.${t.kind}`)}</b> · ${a}${u}${f}
      ${t.damaged?c`<span class="error-text">${e("copies.damaged")}</span>`:d}
      <code>${t.path}</code>`}choose(t,e){const i=(this.copies??[]).filter(zi).map(({path:o})=>o),n=this.chosen??i,r=i.filter(o=>o===t.path?e:n.includes(o));this.chosen=r.length===i.length?null:r,this.dispatchEvent(new CustomEvent("copies-chosen",{detail:{chosen:this.chosen}}))}onToggle(t){this.open=t.target.open,this.open&&this.copies===null&&this.load()}async load(){const{client:t,camera:e}=this;this.error=null;try{const i=await t.copies(e);t===this.client&&(this.copies=i)}catch(i){t===this.client&&(this.error=i)}}};We.styles=[$,yt,ji,b`
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
        grid-template-columns: minmax(0, 1fr);
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
      .check {
        align-items: start;
        font-size: inherit;
      }
    `];let N=We;ct([h({attribute:!1})],N.prototype,"ui");ct([h({attribute:!1})],N.prototype,"client");ct([h()],N.prototype,"camera");ct([h({attribute:!1})],N.prototype,"chosen");ct([m()],N.prototype,"open");ct([m()],N.prototype,"copies");ct([m()],N.prototype,"error");function zi(s){return s.damaged||Object.values(s.tables).some(({rows:t})=>t>0)}const Co=["day","week","month","all","custom"],Eo={day:C,week:7*C,month:30*C};function fs(s,t,e){const i=Eo[s.preset];if(i!==void 0)return{start_time:Math.floor(t)-i};if(s.preset==="all")return{};const n=e.parseLocal(s.from),r=e.parseLocal(s.to);return n===null||r===null?"run.bad_date":n<r?{start_time:n,end_time:r}:"run.bad_range"}function So(s,t,e){return s.preset==="custom"?ms(t,e):e.t(`run.range.${s.preset}`)}function ms(s,{t,formats:e}){const{start_time:i,end_time:n}=s;return i!==void 0&&n!==void 0?`${e.dateTime(i)} – ${e.dateTime(n)}`:i!==void 0?`${t("run.from")}: ${e.dateTime(i)}`:n!==void 0?`${t("run.to")}: ${e.dateTime(n)}`:t("run.range.all")}var Lo=Object.defineProperty,F=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Lo(t,e,n),n};const Ze=class Ze extends y{constructor(){super(...arguments),this.capabilities=[],this.copies=null,this.offered=!1,this.choice={preset:"all",from:"",to:""},this.expired=!1,this.force=!1,this.motion=!0,this.estimate=!1,this.gone=!1}render(){const{t}=this.ui;return c`
      <frigate-backfill-range
        .ui=${this.ui}
        .choice=${this.choice}
        @range-changed=${this.onRange}
      ></frigate-backfill-range>
      <details>
        <summary>${t("run.options")}</summary>
        <div class="options">
          ${this.renderOption("expired")} ${this.renderOption("force")}
          ${this.renderOption("motion","motion")} ${this.renderOption("estimate","estimate")}
          ${this.renderOption("gone","remove_gone")}
        </div>
      </details>
      <div class="buttons">
        <button
          class="button ${this.offered?"":"primary"}"
          @click=${()=>this.wish("dry_run")}
        >
          ${t("run.dry")}
        </button>
        <button class="button" @click=${()=>this.wish("backfill")}>
          ${t("run.ask",{action:t("run.backfill")})}
        </button>
        ${this.capabilities.includes("motion")?c`<button class="button" @click=${()=>this.wish("find_motion")}>
                ${t("run.ask",{action:t("run.find_motion")})}
              </button>`:d}
      </div>
    `}focus(t){this.renderRoot.querySelector(".buttons .button")?.focus(t)}renderOption(t,e){const{t:i}=this.ui;return e!==void 0&&!this.capabilities.includes(e)?d:c`<label class="check">
      <input
        type="checkbox"
        .checked=${this[t]}
        @change=${n=>this[t]=n.target.checked}
      />
      ${i(`run.${t}`)}
      <small>${i(`run.${t}_help`)}</small>
    </label>`}wish(t){const{choice:e,expired:i,force:n,motion:r,estimate:o,gone:a,copies:l}=this,u={choice:e,expired:i,force:n,motion:r,estimate:o,gone:a,copies:l};this.dispatchEvent(new CustomEvent("wished",{detail:{wish:u,what:t}}))}onRange(t){const{choice:e}=t.detail;if(e.preset==="custom"&&!e.from){const i=fs({...e,preset:"day"},Date.now()/1e3,this.ui.zone);e.from=this.ui.zone.formatLocal(i.start_time??0),e.to=this.ui.zone.formatLocal(Date.now()/1e3)}this.choice=e}};Ze.styles=[$,E,yt,b`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
        padding-block: 8px 2px;
      }
    `];let L=Ze;F([h({attribute:!1})],L.prototype,"ui");F([h({attribute:!1})],L.prototype,"capabilities");F([h({attribute:!1})],L.prototype,"copies");F([h({type:Boolean})],L.prototype,"offered");F([m()],L.prototype,"choice");F([m()],L.prototype,"expired");F([m()],L.prototype,"force");F([m()],L.prototype,"motion");F([m()],L.prototype,"estimate");F([m()],L.prototype,"gone");var Oo=Object.defineProperty,ht=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Oo(t,e,n),n};const Ye=class Ye extends y{constructor(){super(...arguments),this.camera="",this.now=0,this.open=!1}connectedCallback(){super.connectedCallback(),Jt().then(()=>this.requestUpdate())}willUpdate(t){t.has("run")&&t.get("run")?.job_id!==this.run.job_id&&(this.open=!1)}render(){const{ui:t,run:e,plan:i}=this,n=i?!i.request.skip_expired:null,r=i?[i.range]:[],o=t.formats.relative(e.finished_at??e.started_at??0,this.now);return c`<section class=${e.state==="failed"?"failed":""}>
      <h4 tabindex="-1">
        ${[t.t("outcome.when",{what:Gi(e,t),when:o}),...r].join(" · ")}
      </h4>
      <div role="status">
        ${Hn(e,n,t).map(a=>c`<p>${a}</p>`)}
        ${e.warnings.map((a,l)=>c`<p class="warning">${et(e.notices?.[l],a,t)}</p>`)}
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${t.t("results.title")}</summary>
        ${this.open?c`<frigate-backfill-results
                .ui=${t}
                .client=${this.client}
                .camera=${this.camera}
                .run=${e}
              ></frigate-backfill-results>`:d}
      </details>
    </section>`}focus(t){this.renderRoot.querySelector("h4")?.focus(t)}onToggle(t){this.open=t.target.open}};Ye.styles=[$,b`
      :host {
        scroll-margin-block: 72px 12px;
      }
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
        overflow-wrap: anywhere;
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
    `];let D=Ye;ht([h({attribute:!1})],D.prototype,"ui");ht([h({attribute:!1})],D.prototype,"client");ht([h()],D.prototype,"camera");ht([h({attribute:!1})],D.prototype,"run");ht([h({attribute:!1})],D.prototype,"plan");ht([h({type:Number})],D.prototype,"now");ht([m()],D.prototype,"open");const Mo=b`
  .runs {
    justify-self: start;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    max-inline-size: 100%;
  }
  .runs select {
    min-inline-size: 0;
  }
`;function zo(s,t,e,i){return s.length<2?d:c`<label class="runs"
    >${e.t("outcome.choose")}
    <select @change=${n=>i(n.target.value)}>
      ${s.map(n=>c`<option value=${n.job_id} ?selected=${n===t}>${Ki(n,e)}</option>`)}
    </select>
  </label>`}const gs=3600,To={force:!1,skip_expired:!0},bs=new Map;function Ho(s,t,e){const i=fs(s.choice,t,e.zone);return typeof i=="string"?i:{request:{...i,force:s.force,skip_expired:!s.expired,...s.motion?{}:{motion:!1},...s.estimate?{probe:"estimate"}:{},...s.gone?{remove_gone:!0}:{},...s.copies===null?{}:{copies:s.copies.length>0&&s.copies}},range:So(s.choice,i,e)}}function Po({request:s,range:t}){const e={...s,find_motion:!0};return delete e.motion,delete e.probe,delete e.remove_gone,delete e.copies,{request:e,range:t}}function Ro(s,t){bs.set(s,t)}function zt(s,t){return bs.get(s.job_id)??(s.request?No(s.request,t):void 0)}function No(s,t){const e=Object.entries(s).filter(([,o])=>o!==null),i={...To,...Object.fromEntries(e)},n=ms(i,t),r=i.directory_path;return{request:i,range:r===void 0?n:`${n} · ${r}`}}function vs(s){const{directory_path:t,copies:e}=s.request??{};return s.trigger!=="script"||!t&&!Array.isArray(e)}function Do(s,t){const e=zt(s,t),i=s.dry_run&&s.state==="completed"&&vs(s);return e&&i&&Wi(s)>0?{plan:e,run:s}:null}function Fo(s,t,e,i){const n=t.findIndex(a=>!a.dry_run),r=t.slice(0,n<0?void 0:n).filter(({state:a,kind:l="run",finished_at:u})=>a==="completed"&&l==="run"&&e-(u??0)<gs),o=a=>{const l=zt(a,i);return l!==void 0&&vs(a)&&Uo(l.request,s.request)};return r.find(o)??(r.every(a=>zt(a,i))?void 0:"elsewhere")}function Uo(s,t){const{start_time:e,end_time:i,...n}=s,{start_time:r,end_time:o,...a}=t;return Object.keys({...n,...a}).every(u=>JSON.stringify(n[u])===JSON.stringify(a[u]))&&i===o&&jo(e,r,i===void 0)}function jo(s,t,e){return s===void 0||t===void 0||!e?s===t:Math.abs(s-t)<gs}function Vo(s,t,e,i){const{t:n}=i,{force:r,remove_gone:o,skip_expired:a,copies:l}=s.request;return{heading:n("confirm.title"),about:`${e} · ${s.range}`,texts:[...t==="elsewhere"?[]:[t?Io(t,i):n("confirm.no_dry_run")],n("confirm.safe"),...r?[n("confirm.force")]:[],...o?[n("confirm.gone")]:[],...(l??!0)===!0?[]:[n(l?"confirm.copies":"confirm.no_copies")]],warning:a?"":n("confirm.expired"),action:n("run.backfill")}}function Io(s,t){return Pt(s)>0?t.t("confirm.found",{items:Ee(s,t)}):t.t("confirm.found_nothing")}function Bo(s,t,e){const{t:i}=e;return{heading:i("confirm.motion_title"),about:`${t} · ${s.range}`,texts:[i("confirm.motion"),i("confirm.motion_cost"),i("confirm.motion_stop")],warning:"",action:i("run.find_motion")}}function qo(s,t,e){const{t:i}=e;return{heading:i("confirm.undo_title"),about:s?`${t} · ${Ki(s,e)}`:t,texts:[i("confirm.undo")],warning:"",action:i("run.undo")}}var Wo=Object.defineProperty,M=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Wo(t,e,n),n};const Zo=["frigate-backfill-progress",".error-text","frigate-backfill-outcome","frigate-backfill-run-form"],Ge=class Ge extends y{constructor(){super(),this.camera="",this.label="",this.status=null,this.capabilities=[],this.now=0,this.pending="",this.stopping="",this.error="",this.asked=null,this.chosenRun="",this.copies=null;const t=e=>Zo.map(i=>e.querySelector(i)).find(Boolean);new $t(this,t,{whole:!0})}willUpdate(t){t.has("client")&&(this.copies=null),(t.has("camera")||t.has("client"))&&(this.pending="",this.error="",this.chosenRun="",this.asked=null);const e=this.runs.some(i=>i.job_id===this.pending);this.pending&&(e||this.status?.job_id===this.pending)&&(this.pending="")}render(){const{t}=this.ui;return c`
      ${this.busy?this.renderProgress():d}
      <frigate-backfill-run-form
        .ui=${this.ui}
        .capabilities=${this.capabilities}
        .copies=${this.copies}
        .offered=${this.offer!==null}
        ?hidden=${this.busy}
        @wished=${this.onWish}
      ></frigate-backfill-run-form>
      ${this.error?c`<p class="error-text" role="alert" tabindex="-1">${t("failed")}: ${this.error}</p>`:d}
      ${this.busy?d:this.renderOutcome()}
      ${this.capabilities.includes("copies")?c`<frigate-backfill-copies
              .ui=${this.ui}
              .client=${this.client}
              .camera=${this.camera}
              .chosen=${this.copies}
              @copies-chosen=${this.onCopies}
            ></frigate-backfill-copies>`:d}
      ${this.renderQuestion()}
    `}get busy(){return this.pending!==""||this.status!==null&&this.status.state!=="idle"}get runs(){return Yi(this.status)}get run(){const{runs:t}=this;return t.find(e=>e.job_id===this.chosenRun)??t[0]}get offer(){return this.run?Do(this.run,this.ui):null}renderProgress(){const{status:t}=this,e=t&&t.state!=="idle"?t:null;return c`<frigate-backfill-progress
      .ui=${this.ui}
      .status=${e}
      .stopping=${e!==null&&this.stopping===e.job_id}
      @stop=${this.stop}
    ></frigate-backfill-progress>`}renderOutcome(){const{ui:t,runs:e,run:i}=this;return i?c`
      ${zo(e,i,t,n=>this.chosenRun=n)}
      <frigate-backfill-outcome
        .ui=${t}
        .client=${this.client}
        .camera=${this.camera}
        .run=${i}
        .plan=${zt(i,t)}
        .now=${this.now}
      >
        ${this.renderNext(i)}
      </frigate-backfill-outcome>
    `:d}renderNext(t){const{offer:e,ui:i}=this,{t:n,formats:r}=i;if(e){const a=Pt(t)+t.files_updated,l=a===t.files_added?"run.backfill_n":"run.backfill_items",u=a>0?n(l,{count:a,n:r.number(a)}):n("run.backfill");return c`<button
        class="button primary"
        @click=${()=>this.askBackfill(e.plan,e.run)}
      >
        ${n("run.ask",{action:u})}
      </button>`}if(!this.capabilities.includes("undo"))return d;const o=t.undo_of;return t.kind==="undo"&&t.dry_run&&t.state==="completed"&&o?c`<button class="button primary" @click=${()=>this.askUndo(o)}>
        ${n("run.ask",{action:n("run.undo")})}
      </button>`:Wn(t)?c`<button
          class="button"
          @click=${()=>this.undo({job_id:t.job_id,dry_run:!0})}
        >
          ${n("run.ask",{action:n("run.undo")})}
        </button>`:d}renderQuestion(){const{asked:t}=this;return t?c`<frigate-backfill-confirm
          .ui=${this.ui}
          .question=${t.question}
          @closed=${()=>this.asked=null}
          @confirmed=${()=>{this.asked=null,t.act()}}
        ></frigate-backfill-confirm>`:d}onWish(t){const{wish:e,what:i}=t.detail,n=Date.now()/1e3,r=Ho(e,n,this.ui);if(this.error=typeof r=="string"?this.ui.t(r):"",typeof r=="string")return;if(i==="dry_run"){this.start({...r.request,dry_run:!0},r);return}if(i==="find_motion"){this.askMotion(Po(r));return}const o=Fo(r,this.runs,this.now,this.ui),a=typeof o=="object"?zt(o,this.ui):void 0;this.askBackfill(a??r,o)}askBackfill(t,e){const i=Vo(t,e,this.label,this.ui);this.asked={question:i,act:()=>this.backfill(t)}}askMotion(t){const e=Bo(t,this.label,this.ui);this.asked={question:e,act:()=>this.backfill(t)}}askUndo(t){const e=this.runs.find(n=>n.job_id===t),i=qo(e,this.label,this.ui);this.asked={question:i,act:()=>this.undo({job_id:t,dry_run:!1})}}backfill(t){this.start({...t.request,dry_run:!1},t)}start(t,e){const{client:i,camera:n}=this;return this.ask(async()=>{const r=await i.backfill(n,t);return Ro(r.job_id,e),r})}undo(t){const{client:e,camera:i}=this;this.ask(()=>e.undo(i,t))}isShown(t,e){return t===this.client&&e===this.camera}async ask(t){const{client:e,camera:i}=this;this.error="",this.pending="asked",this.chosenRun="";try{const n=await t();this.isShown(e,i)&&(this.pending=n.job_id)}catch(n){this.isShown(e,i)&&(this.pending="",this.error=st(n,this.ui))}}async stop(){const{client:t,camera:e}=this;this.stopping=this.status?.job_id??"";try{await t.cancel(e)}catch(i){this.isShown(t,e)&&(this.stopping="",this.error=st(i,this.ui))}}onCopies(t){this.copies=t.detail.chosen}};Ge.styles=[$,E,yt,Mo,b`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
      }
      p {
        margin: 0;
      }
    `];let A=Ge;M([h({attribute:!1})],A.prototype,"ui");M([h({attribute:!1})],A.prototype,"client");M([h()],A.prototype,"camera");M([h()],A.prototype,"label");M([h({attribute:!1})],A.prototype,"status");M([h({attribute:!1})],A.prototype,"capabilities");M([h({type:Number})],A.prototype,"now");M([m()],A.prototype,"pending");M([m()],A.prototype,"stopping");M([m()],A.prototype,"error");M([m()],A.prototype,"asked");M([m()],A.prototype,"chosenRun");M([m()],A.prototype,"copies");var Yo=Object.defineProperty,Xt=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Yo(t,e,n),n};function Go({kind:s,dry_run:t}){if(t)return"run.dry_running";switch(s){case"motion":return"run.motion_running";case"undo":return"run.undo_running";case"verify":return"run.verifying";default:return"run.running"}}const Ke=class Ke extends y{constructor(){super(...arguments),this.status=null,this.stopping=!1,this.elapsed=0,this.timer=0}connectedCallback(){super.connectedCallback(),this.timer=window.setInterval(()=>this.elapsed+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}willUpdate(t){t.has("status")&&(this.elapsed=0)}render(){const{t,formats:e}=this.ui,n=(this.status?.progress??null)?.percent??null,r=this.name;return c`
      <div class="top">
        <strong role="status" tabindex="-1">${r}</strong>
        <button
          class="button"
          aria-disabled=${this.idle}
          @click=${()=>this.idle||this.dispatchEvent(new CustomEvent("stop"))}
        >
          ${this.stopping?t("run.stopping"):t("run.stop")}
        </button>
      </div>
      <div
        class="bar ${n===null?"unknown":""}"
        role="progressbar"
        aria-label=${r}
        aria-valuenow=${n===null?d:Math.round(n)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuetext=${n===null?d:e.percent(n)}
      >
        <i .style=${n===null?"":`inline-size:${n}%`}></i>
      </div>
      <div class="facts">${this.facts().map(o=>c`<span>${o}</span>`)}</div>
    `}focus(t){this.renderRoot.querySelector("strong")?.focus(t)}get idle(){return this.stopping||!this.status}get name(){const{t}=this.ui;switch(this.status?.state){case"queued":return t("run.queued");case"running":return t(Go(this.status));default:return t("run.starting")}}facts(){const{t,formats:e}=this.ui,i=this.status?.progress;if(!i||this.status?.state==="queued")return[];const{files_scanned:n,files_total:r}=i,o=e.number(n),a=[r===null?t("run.scanned",{count:n,n:o}):t("run.scanned_of",{count:r,n:o,total:e.number(r)})];if((this.status?.kind??"run")==="run"){const l=i.files_added,u=this.status?.dry_run?"run.found":"run.added";a.push(t(u,{count:l,n:e.number(l)}))}if(i.files_errors>0){const l=i.files_errors;a.push(t("run.errors",{count:l,n:e.number(l)}))}if(i.eta_seconds!==null){const l=Math.max(1,i.eta_seconds-this.elapsed);a.push(t("run.left",{duration:e.duration(l)}))}return a}};Ke.styles=[$,E,b`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
    `];let rt=Ke;Xt([h({attribute:!1})],rt.prototype,"ui");Xt([h({attribute:!1})],rt.prototype,"status");Xt([h({type:Boolean})],rt.prototype,"stopping");Xt([m()],rt.prototype,"elapsed");var Ko=Object.defineProperty,ys=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Ko(t,e,n),n};const Je=class Je extends y{render(){const{t}=this.ui;return c`
      <fieldset>
        <legend>${t("run.range")}</legend>
        ${Co.map(e=>this.renderPreset(e))}
      </fieldset>
      ${this.choice.preset==="custom"?c`<div class="dates">
              ${this.renderDate("from",t("run.from"))} ${this.renderDate("to",t("run.to"))}
            </div>`:d}
    `}renderPreset(t){return c`<label class="preset">
      <input
        type="radio"
        name="preset"
        .checked=${this.choice.preset===t}
        @change=${()=>this.change({preset:t})}
      />
      ${this.ui.t(`run.range.${t}`)}
    </label>`}renderDate(t,e){return c`<label
      >${e}
      <input
        type="datetime-local"
        .value=${this.choice[t]}
        @change=${i=>this.change({[t]:i.target.value})}
      />
    </label>`}change(t){const e=this.choice={...this.choice,...t};this.dispatchEvent(new CustomEvent("range-changed",{detail:{choice:e}}))}};Je.styles=[$,E,yt,b`
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
    `];let Tt=Je;ys([h({attribute:!1})],Tt.prototype,"ui");ys([h({attribute:!1})],Tt.prototype,"choice");var Jo=Object.defineProperty,W=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Jo(t,e,n),n};const ce={interval_hours:{min:.25,max:8760,error:"schedule.bad_interval"},retention_days:{min:.01,max:36525,error:"schedule.bad_days"}},Qe=class Qe extends y{constructor(){super(...arguments),this.camera="",this.now=0,this.draft=null,this.saving=!1,this.saved=!1,this.error=""}willUpdate(t){(t.has("camera")||t.has("client"))&&(this.draft=null,this.error="",this.saving=this.saved=!1)}render(){const{t,formats:e}=this.ui,{schedule:i}=this,n=this.draft??i,r=i.enabled?i.next_run_at:null;return c`<form @submit=${this.save} novalidate>
      <label class="check">
        <input
          type="checkbox"
          .checked=${n.enabled}
          @change=${o=>this.change({enabled:o.target.checked})}
        />
        ${t("schedule.enabled")}
      </label>
      <div class="row">
        ${this.renderNumber("interval_hours",t("schedule.interval"),t("schedule.hours",{count:n.interval_hours}))}
        ${this.renderNumber("retention_days",t("schedule.retention"),t("schedule.days",{count:n.retention_days}))}
      </div>
      <div class="foot">
        <button class="button" aria-disabled=${!this.draft||this.saving}>
          ${t("schedule.save")}
        </button>
        <p class="muted">
          ${r===null?t("schedule.no_run"):t("schedule.next",{when:e.relative(r,this.now)})}
          ${i.last_run_at===null?d:t("schedule.last",{when:e.relative(i.last_run_at,this.now)})}
        </p>
        <p role="status">${this.saved?t("schedule.saved"):d}</p>
      </div>
      ${this.error?c`<p class="error-text" role="alert">${this.error}</p>`:d}
    </form>`}renderNumber(t,e,i){const n=this.draft??this.schedule;return c`<label class="field"
      >${e}
      <input
        type="number"
        inputmode="decimal"
        min=${ce[t].min}
        max=${ce[t].max}
        step="any"
        .value=${String(n[t])}
        @input=${r=>this.change({[t]:r.target.valueAsNumber})}
      />
      ${i}
    </label>`}change(t){const{enabled:e,interval_hours:i,retention_days:n}=this.draft??this.schedule;this.draft={enabled:e,interval_hours:i,retention_days:n,...t},this.saved=!1,this.error=""}async save(t){t.preventDefault();const{draft:e,client:i,camera:n}=this,{t:r}=this.ui;if(!e||this.saving)return;for(const a of["interval_hours","retention_days"]){const{min:l,max:u,error:f}=ce[a];if(!(e[a]>=l&&e[a]<=u)){this.error=r(f);return}}const o=()=>i===this.client&&n===this.camera;this.saving=!0;try{const a=await i.setSchedule(n,e);o()&&(this.schedule=a,this.draft=null,this.saved=!0)}catch(a){o()&&(this.error=st(a,this.ui))}finally{o()&&(this.saving=!1)}}};Qe.styles=[$,E,yt,b`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
    `];let H=Qe;W([h({attribute:!1})],H.prototype,"ui");W([h({attribute:!1})],H.prototype,"client");W([h()],H.prototype,"camera");W([h({attribute:!1})],H.prototype,"schedule");W([h({type:Number})],H.prototype,"now");W([m()],H.prototype,"draft");W([m()],H.prototype,"saving");W([m()],H.prototype,"saved");W([m()],H.prototype,"error");var Qo=Object.defineProperty,Rt=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Qo(t,e,n),n};const Xe=class Xe extends y{constructor(){super(...arguments),this.heading="",this.tall=!1}render(){return c`<dialog
      class=${this.tall?"tall":""}
      aria-labelledby="heading"
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
        <slot name="header"></slot>
        <button class="icon-button" aria-label=${this.ui.t("close")} @click=${this.close}>
          ${P(Os)}
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer"><slot name="buttons" @slotchange=${this.onButtons}></slot></div>
    </dialog>`}firstUpdated(){this.dialog.showModal()}focus(t){this.top.focus(t)}close(){this.dialog.close()}onButtons(t){const e=t.target;e.parentElement?.classList.toggle("filled",e.assignedElements().length>0)}onClick(t){t.composedPath()[0]===this.dialog&&this.close()}onClose(){this.dispatchEvent(new CustomEvent("closed"))}};Xe.styles=[$,E,b`
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
    `];let G=Xe;Rt([h({attribute:!1})],G.prototype,"ui");Rt([h()],G.prototype,"heading");Rt([h({type:Boolean})],G.prototype,"tall");Rt([K("dialog")],G.prototype,"dialog");Rt([K("h2")],G.prototype,"top");var Xo=Object.defineProperty,te=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Xo(t,e,n),n};const ti=class ti extends y{constructor(){super(...arguments),this.icon="",this.heading="",this.note="",this.open=!1}render(){return c`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${P(this.icon,"heading-icon")}
        <h3>${this.heading}</h3>
        ${this.note?c`<span class="muted">${this.note}</span>`:d}
        ${P(Ss,"chevron")}
      </summary>
      <div class="content"><slot></slot></div>
    </details>`}onToggle(t){this.open=t.target.open}};ti.styles=[$,b`
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
    `];let ot=ti;te([h()],ot.prototype,"icon");te([h()],ot.prototype,"heading");te([h()],ot.prototype,"note");te([h({type:Boolean})],ot.prototype,"open");const ta={"frigate-backfill-camera":x,"frigate-backfill-confirm":bt,"frigate-backfill-copies":N,"frigate-backfill-dialog":G,"frigate-backfill-disclosure":ot,"frigate-backfill-notice":R,"frigate-backfill-hour":z,"frigate-backfill-legend":Mt,"frigate-backfill-map":k,"frigate-backfill-missing":ft,"frigate-backfill-outcome":D,"frigate-backfill-overview":I,"frigate-backfill-overview-row":V,"frigate-backfill-player":nt,"frigate-backfill-progress":rt,"frigate-backfill-range":Tt,"frigate-backfill-recordings":mt,"frigate-backfill-results":T,"frigate-backfill-run":A,"frigate-backfill-run-form":L,"frigate-backfill-schedule":H};function ea(s){for(const[t,e]of Object.entries(s))customElements.get(t)||customElements.define(t,e)}class Te{constructor(t){this.connection=t}async instances(){return(await this.connection.sendMessagePromise({type:"frigate_backfill/instances"})).instances}client(t){return new ia(this.connection,t)}onReconnect(t){return this.connection.addEventListener("ready",t),()=>this.connection.removeEventListener("ready",t)}}class ia{constructor(t,e){this.connection=t,this.entryId=e}subscribeOverview(t){return this.subscribe("subscribe_overview",{},t)}subscribeStatus(t,e){return this.subscribe("subscribe_status",{camera:t},e)}async coverage(t,e,i){return(await this.send("coverage",{camera:t,after:e,before:i})).buckets}async recordings(t,e,i){const n={camera:t,after:e,before:i};return(await this.send("recordings",n)).recordings}async backfill(t,e){return(await this.send("backfill",{camera:t,...e})).job}async undo(t,e){return(await this.send("undo",{camera:t,...e})).job}async cancel(t){await this.send("cancel",{camera:t})}results(t,e){return this.send("results",{camera:t,...e})}setSchedule(t,e){return this.send("set_schedule",{camera:t,...e})}async copies(t){return(await this.send("copies",{camera:t})).copies}async send(t,e){try{return await this.connection.sendMessagePromise(this.message(t,e))}catch(i){throw await Xn(i),i}}subscribe(t,e,i){return this.connection.subscribeMessage(i,this.message(t,e))}message(t,e){return{type:`frigate_backfill/${t}`,entry_id:this.entryId,...e}}}var sa=Object.defineProperty,ee=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&sa(t,e,n),n};const na=1e4,ei=class ei extends y{constructor(){super(...arguments),this.config=null,this.instances=[],this.form="loading"}setConfig(t){this.config=vn(t)}connectedCallback(){super.connectedCallback(),Promise.all([ra(),Ce(this.hass.language)]).then(([t])=>this.form=t?"ready":"missing")}firstUpdated(){new Te(this.hass.connection).instances().then(t=>this.instances=t,()=>{})}render(){const t=Oe(this.hass.language);if(!this.config||this.form==="loading")return c``;if(this.form==="missing")return c`<p role="alert">${t("editor.unavailable")}</p>`;const e=({name:r})=>t(pe(`editor.${r}`)??"title"),i=({name:r})=>{const o=pe(`editor.${r}_help`);return o?t(o):void 0},n={days:ue,show_controls:!0,show_schedule:!0,...this.config};return c`<ha-form
      .hass=${this.hass}
      .data=${n}
      .schema=${this.schema()}
      .computeLabel=${e}
      .computeHelper=${i}
      @value-changed=${this.onChange}
    ></ha-form>`}schema(){const{config:t,instances:e}=this,i=[];if(e.length>1||t?.entry_id!==void 0){const r=e.map(({entry_id:o,title:a})=>({value:o,label:a}));i.push({name:"entry_id",selector:{select:{mode:"dropdown",options:r}}})}const n=e.filter(({entry_id:r})=>t?.entry_id===void 0||t.entry_id===r).flatMap(({cameras:r})=>{const o=gt(r);return r.map(a=>({value:a.name,label:o(a)}))});return[...i,{name:"camera",selector:{select:{mode:"dropdown",custom_value:!0,options:n}}},{name:"title",selector:{text:{}}},{name:"days",selector:{number:{min:1,max:xe,mode:"box"}}},{name:"show_controls",selector:{boolean:{}}},{name:"show_schedule",selector:{boolean:{}}}]}onChange(t){t.stopPropagation();const e={...t.detail.value},i={days:ue,show_controls:!0,show_schedule:!0};for(const[n,r]of Object.entries(e)){const o=i[n];(r==null||r===""||r===o)&&Reflect.deleteProperty(e,n)}this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:e},bubbles:!0,composed:!0}))}};ei.styles=b`
    ha-form {
      display: block;
    }
  `;let at=ei;ee([h({attribute:!1})],at.prototype,"hass");ee([m()],at.prototype,"config");ee([m()],at.prototype,"instances");ee([m()],at.prototype,"form");async function ra(){if(customElements.get("ha-form"))return!0;await(await window.loadCardHelpers?.())?.createCardElement({type:"tile",entity:"sun.sun"})?.constructor?.getConfigElement?.().catch(()=>{});const i=new Promise(n=>setTimeout(()=>n(!1),na));return Promise.race([customElements.whenDefined("ha-form").then(()=>!0),i])}const oa={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},aa=2**20,la={DMY:"en-GB",MDY:"en-US",YMD:"sv-SE"};class ca{constructor(t,e){this.locale=t,this.zone=e,this.made=new Map,this.language=ha(t.language),this.words=Bi(this.language)[1]===wt(this.language)?this.language:"en",this.numbers=this.numberFormat({maximumFractionDigits:1}),this.times=this.clock({minute:"2-digit"}),this.seconds=this.clock({minute:"2-digit",second:"2-digit"}),this.days=this.calendar({day:"numeric",month:"short"}),this.longDays=this.calendar({weekday:"long",day:"numeric",month:"long",year:"numeric"}),this.weekdays=this.calendar({weekday:"short"}),this.dates=this.dateOnly(),this.lists=new Intl.ListFormat(this.words==="en"?"en-GB":this.words),this.agos=new Intl.RelativeTimeFormat(this.words,{numeric:"auto"})}number(t){return this.numbers.format(t)}time(t){return this.times.format(t*1e3)}timeWithSeconds(t){return this.seconds.format(t*1e3)}date(t){return this.dates.format(t*1e3)}dateTime(t){return`${this.date(t)} ${this.time(t)}`}day(t){return this.days.format(this.noon(t))}weekday(t){return this.weekdays.format(this.noon(t))}longDay(t){return this.longDays.format(this.noon(t))}dayDate(t){return this.dates.format(this.noon(t))}duration(t,e="long"){const i=Math.round(t);if(i<60)return this.unit(i,"second",e);if(i<3570)return this.unit(Math.round(i/60),"minute",e);if(i<2*C){const r=Math.round(i/60);return this.two(Math.floor(r/60),"hour",r%60,"minute",e)}const n=Math.round(i/3600);return this.two(Math.floor(n/24),"day",n%24,"hour",e)}clip(t){return this.unit(t,"second","short",0,1)}bytes(t){return this.size(t/aa)}size(t){if(t===0)return Y(`<${this.size(.01)}`,this.language);const[e,i]=t>=1024?[t/1024,"gigabyte"]:t>=.1?[t,"megabyte"]:[t*1024,"kilobyte"],n=i!=="kilobyte"&&e<100?1:0;return this.unit(e,i,"short",n)}list(t){return this.lists.format(t)}percent(t){return this.numberFormat({style:"percent",maximumFractionDigits:0}).format(t/100)}relative(t,e){const i=t-e,n=Math.abs(i);return n<45?this.ago(0,"second"):n<3570?this.ago(Math.round(i/60),"minute"):n<2*C?this.ago(Math.round(i/3600),"hour"):this.dateTime(t)}ago(t,e){return Y(this.agos.format(t,e),this.language)}noon(t){return(this.zone.startOfDay(t)+C/2)*1e3}two(t,e,i,n,r){const o=this.unit(t,e,r);return i===0?o:Y(`${o} ${this.unit(i,n,r)}`,this.language)}unit(t,e,i,n=0,r=n){const o=this.numberFormat({style:"unit",unit:e,unitDisplay:i,minimumFractionDigits:n,maximumFractionDigits:r});return Y(o.format(t),this.language)}numberFormat(t){const e=JSON.stringify(t);let i=this.made.get(e);return i||(i=this.makeNumberFormat(t),this.made.set(e,i)),i}makeNumberFormat(t){const e=this.locale.number_format??"language";if(t.style==="unit")return new Intl.NumberFormat(this.words,t);if(e==="language")return new Intl.NumberFormat(this.language,t);if(e==="none")return new Intl.NumberFormat("en-US",{...t,useGrouping:!1});const i=e==="system"?void 0:oa[e]??this.language;return new Intl.NumberFormat(i,t)}clock(t){const e=this.locale.time_format??"language",i=e==="system"?void 0:this.language,n=new Intl.DateTimeFormat(i,{hour:"numeric"}).resolvedOptions().hour12,r=e==="12"||e!=="24"&&n===!0;return new Intl.DateTimeFormat(i,{...t,hour:r?"numeric":"2-digit",hourCycle:r?"h12":"h23",timeZone:this.zone.name})}calendar(t){return new Intl.DateTimeFormat(this.language,{...t,timeZone:this.zone.name})}dateOnly(){const t=this.locale.date_format??"language",e=t==="system"?void 0:la[t]??this.language;return new Intl.DateTimeFormat(e,{timeZone:this.zone.name,day:"numeric",month:"numeric",year:"numeric"})}}function ha(s){try{return Intl.getCanonicalLocales(s)[0]??"en"}catch{return"en"}}function ws(s){const t=Intl.DateTimeFormat().resolvedOptions().timeZone;return s.locale?.time_zone==="server"?s.config.time_zone:t}function $s({user:s}){return s?.is_admin===!0}function da(s){return JSON.stringify([s.language,s.locale,ws(s),$s(s)])}function ua(s){const t=new tr(ws(s)),e={...s.locale,language:s.locale?.language??s.language},{language:i}=s;return{language:i,t:Oe(i),formats:new ca(e,t),zone:t,admin:$s(s)}}function pa(s,t){const{camera:e,instance:i,instances:n}=s;if(!s.several){const o=e&&gt(i?.cameras??[])(e);return o&&o!==s.config?.title?c`<span class="name muted" dir="auto" title=${o}>${o}</span>`:d}const r=o=>{const a=gt(o.cameras);return o.cameras.map(l=>{const u={entryId:o.entry_id,camera:l.name};return c`<option
        value=${JSON.stringify(u)}
        ?selected=${o===s.instance&&l===e}
      >
        ${a(l)}
      </option>`})};return c`<select
    aria-label=${t.t("camera")}
    @change=${o=>s.choose(JSON.parse(o.target.value))}
  >
    ${n.length>1?n.map(o=>c`<optgroup label=${o.title}>${r(o)}</optgroup>`):n.map(r)}
  </select>`}class fa{constructor(t){this.most=t,this.running=0,this.waiting=[]}async run(t){this.running>=this.most?await new Promise(e=>this.waiting.push(e)):this.running++;try{return await t()}finally{const e=this.waiting.pop();e?e():this.running--}}}class Ti{constructor(t,e){this.onEvent=t,this.onFailure=e,this.key="",this.current=null}follow(t,e){if(t===this.key)return;this.stop(),this.key=t;const i=e(n=>{this.current===i&&this.onEvent(n)});this.current=i,i.catch(()=>{this.current===i&&(this.current=null,this.key="",this.onFailure())})}stop(){const t=this.current;this.current=null,this.key="",t?.then(e=>e()).catch(()=>{})}}const he=3e3,ma=3e4;class ga{constructor(t,e){this.backend=t,this.changed=e,this.instances=null,this.status=null,this.error=null,this.overviews=new Map,this.following=new Map,this.watching=new Ti(i=>this.onStatus(i),()=>this.retryLater()),this.stopListening=null,this.retryTimer=0,this.retryDelay=he,this.turn=0}start(){this.stopListening=this.backend.onReconnect(()=>this.restart()),this.refresh()}stop(){this.turn++,clearTimeout(this.retryTimer),this.stopListening?.(),this.unwatch(),this.unwatchAll()}watch(t,e){this.watching.follow(JSON.stringify([t.entryId,e]),i=>(this.status=null,t.subscribeStatus(e,i)))}unwatch(){this.watching.stop(),this.status=null}watchAll(t){const{entryId:e}=t;let i=this.following.get(e);i||(i=new Ti(n=>this.onOverview(e,n),()=>this.retryLater()),this.following.set(e,i)),i.follow(e,n=>t.subscribeOverview(n))}unwatchAll(){this.following.forEach(t=>t.stop())}overview(t,e){return this.overviews.get(t)?.cameras[e]}availability(t){return this.overviews.get(t.entry_id)??t}async refresh(){const t=++this.turn;clearTimeout(this.retryTimer);try{const e=await this.backend.instances();if(t!==this.turn)return;this.instances=e,this.error=null,e.some(i=>!i.available)?this.retryLater():this.retryDelay=he}catch(e){if(t!==this.turn)return;this.error=e,this.retryLater()}this.changed()}restart(){this.unwatch(),this.unwatchAll(),this.retryDelay=he,this.refresh()}retryLater(){clearTimeout(this.retryTimer),this.retryTimer=window.setTimeout(()=>{this.refresh()},this.retryDelay),this.retryDelay=Math.min(ma,this.retryDelay*2)}onStatus(t){const e=t.available&&this.status?.available===!1;this.status=t,this.afterEvent(e)}onOverview(t,e){const i=this.overviews.get(t),n=e.available?e.cameras:{...i?.cameras,...e.cameras};this.overviews.set(t,{...e,cameras:n}),this.afterEvent(e.available&&i?.available===!1)}afterEvent(t){this.changed(),t&&this.refresh()}}const X=14*C,ba=2,va={recorded_seconds:0,backfilled_seconds:0,missing_files:0,error_files:0};class ya{constructor(t,e){this.load=t,this.changed=e,this.error=null,this.pieces=new Map,this.queue=[],this.running=0,this.closed=!1}bucket(t){const e=this.pieces.get(Math.floor(t/X));if(!e?.loaded)return;let i=e.buckets.get(t);return i||e.buckets.set(t,i={start_time:t,...va}),i}get loaded(){return[...this.pieces.values()].some(t=>t.loaded)}request(t,e){const i=[];for(let n=Math.floor(t/X);n*X<e;n++){const r=this.pieces.get(n);(!r||(!r.loaded||r.stale)&&!r.loading&&!r.failed)&&i.push(n)}i.reverse(),this.queue=[...i,...this.queue.filter(n=>!i.includes(n))],this.pump()}isEmpty(t,e){let i=!0;for(let n=Math.floor(t/X);n*X<e;n++){const r=this.pieces.get(n);i&&=r?.loaded===!0;for(const[o,a]of r?.buckets??[])if(o>=t&&o<e&&!wa(a))return!1}return i?!0:void 0}invalidate(){this.error=null;for(const t of this.pieces.values())t.stale=!0,t.failed=!1}close(){this.closed=!0,this.queue=[]}pump(){for(;this.running<ba;){const t=this.queue.shift();if(t===void 0)return;this.fetch(t)}}async fetch(t){const e=this.pieces.get(t)??{buckets:new Map,loaded:!1,stale:!1,loading:!1,failed:!1};this.pieces.set(t,e),e.loading=!0,e.stale=!1,this.running++;try{const i=await this.load(t*X,(t+1)*X);e.buckets=new Map(i.map(n=>[Math.floor(n.start_time/g)*g,n])),e.loaded=!0,this.error=null}catch(i){e.failed=!0,this.error=i}finally{e.loading=!1,this.running--}this.closed||(this.changed(),this.pump())}}function wa(s){return s.recorded_seconds===0&&s.backfilled_seconds===0&&s.missing_files===0&&s.error_files===0}const $a=3e5,_a=36e5,xa=4,de=(s,t)=>JSON.stringify([s,t]);class ka{constructor(t){this.host=t,this.config=null,this.live=null,this.revision=0,this.fingerprint="",this.running=!1,this.backend=null,this.connected=!1,this.chosen=null,this.shown="",this.refreshed=Date.now(),this.clients=new Map,this.stores=new Map,this.fingerprints=new Map,this.loads=new fa(xa),t.addController(this)}hostConnected(){this.connected=!0,this.start()}hostDisconnected(){this.connected=!1,this.chosen=null,this.stop()}connect(t){this.backend=t,this.connected&&this.start()}start(){this.stop(),this.backend&&(this.live=new ga(this.backend,()=>this.onLive()),this.live.start())}stop(){this.live?.stop(),this.live=null,this.stores.forEach(t=>t.close()),this.stores.clear(),this.clients.clear(),this.fingerprints.clear(),this.shown=this.fingerprint=""}configure(t){this.config=t,this.chosen=null,this.host.requestUpdate()}choose(t){this.chosen=t,this.host.requestUpdate()}get known(){return this.live?.instances??null}get instances(){const t=this.config?.entry_id;return(this.known??[]).filter(e=>t===void 0||e.entry_id===t)}get error(){return this.live?.error??null}get several(){const t=this.instances.reduce((e,{cameras:i})=>e+i.length,0);return this.config?.camera===void 0&&t>1}get showsAll(){return this.several&&this.chosen===null}get instance(){const{instances:t}=this;return this.chosen?t.find(e=>e.entry_id===this.chosen?.entryId):t.find(e=>e.cameras.length>0)??t[0]}get camera(){const t=this.instance?.cameras??[],e=this.config?.camera??this.chosen?.camera;return e===void 0?t[0]:t.find(i=>i.name===e)}get status(){return this.live?.status?.status??null}get availability(){return this.live?.status??this.instance??{available:!1,reason:null}}get available(){return this.availability.available}client(t){let e=this.clients.get(t);return!e&&this.backend&&(e=this.backend.client(t),this.clients.set(t,e)),e}store(t,e){const i=de(t,e),n=this.client(t);let r=this.stores.get(i);return!r&&n&&(r=new ya((o,a)=>this.loads.run(()=>n.coverage(e,o,a)),()=>this.newNumbers()),this.stores.set(i,r)),r}retry(){this.live?.refresh()}refreshOld(){const t=this.showsAll?_a:$a;Date.now()-this.refreshed>t&&!document.hidden&&this.available&&this.invalidate(...this.stores.values())}hostUpdate(){const{live:t}=this;if(!t)return;if(this.showsAll){this.show(""),t.unwatch();for(const{entry_id:r}of this.instances){const o=this.client(r);o&&t.watchAll(o)}return}t.unwatchAll();const{instance:e,camera:i}=this,n=e&&this.client(e.entry_id);n&&i&&(this.show(de(n.entryId,i.name)),t.watch(n,i.name))}show(t){t!==this.shown&&(this.shown=t,this.fingerprint="",this.running=!1)}onLive(){this.showsAll?this.noteAll():this.noteShown(),this.host.requestUpdate()}noteShown(){const t=this.live?.status,{status:e}=this;t&&(this.fingerprint=this.note("shown",this.shown,[t.available,e?.state,e?.dry_run===!1?e.progress?.files_added:null,e?.recent_runs[0]?.job_id,e?.missing])),this.running||=e!==null&&e.state!=="idle"}noteAll(){for(const{entry_id:t,cameras:e}of this.instances)for(const{name:i}of e){const n=this.live?.overview(t,i);n&&this.note("all",de(t,i),[n.missing,n.last_run?.job_id])}}note(t,e,i){const n=JSON.stringify(i),r=this.fingerprints.get(t+e);this.fingerprints.set(t+e,n);const o=this.stores.get(e);return o&&r!==void 0&&r!==n&&this.invalidate(o),n}invalidate(...t){this.refreshed=Date.now(),t.forEach(e=>e.invalidate()),this.newNumbers()}newNumbers(){this.revision++,this.host.requestUpdate()}}var Aa=Object.defineProperty,_s=(s,t,e,i)=>{for(var n=void 0,r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Aa(t,e,n),n};const Ca=2e4,ii=class ii extends y{constructor(){super(),this.ui=null,this.now=Date.now()/1e3,this.data=new ka(this),this.tick=0,new $t(this,t=>t.querySelector("h2"))}connect(t){this.data.connect(t)}setConfig(t){this.data.configure(t)}connectedCallback(){super.connectedCallback(),this.tick=window.setInterval(()=>this.onTick(),Ca)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.tick)}render(){const{ui:t,data:e}=this,{config:i}=e;if(!t||!i)return d;const n=e.several&&!e.showsAll;return c`<ha-card>
      <div class="header">
        ${n?c`<button
                class="icon-button"
                aria-label=${t.t("overview.back")}
                title=${t.t("overview.back")}
                @click=${()=>this.show(null)}
              >
                ${P(Cs,"turns")}
              </button>`:d}
        <h2 tabindex="-1">${i.title??t.t("title")}</h2>
        ${e.showsAll?d:pa(e,t)}
      </div>
      <div class="body">${this.renderBody(t,i)}</div>
    </ha-card>`}renderBody(t,e){const{data:i}=this,{instances:n,instance:r,camera:o}=i,a=()=>i.retry(),l=vo(i.known,r,i.error,t);if(l||!r)return l?ut(l,{onAction:a}):d;if(i.showsAll)return this.renderAll(t,n);const u=o&&i.store(r.entry_id,o.name),f=i.available?null:ge(i.availability,t);if(f&&!u?.loaded)return ut(f,{onAction:a});if(!o)return ut(yo(e.camera,t),{onAction:a});const p=`${f?.text??""} ${t.t("notice.last_known")}`;return c`<frigate-backfill-camera
      .ui=${t}
      .config=${e}
      .client=${i.client(r.entry_id)}
      .store=${u}
      .revision=${i.revision}
      .fingerprint=${i.fingerprint}
      .camera=${o.name}
      .label=${gt(r.cameras)(o)}
      .status=${i.status}
      .capabilities=${r.capabilities??[]}
      .now=${this.now}
      .canChange=${r.can_change}
      .away=${f!==null}
      .running=${i.running}
    >
      ${f?ut({...f,text:p},{banner:!0,slot:"away",onAction:a}):d}
    </frigate-backfill-camera>`}renderAll(t,e){const{data:i}=this;return c`<frigate-backfill-overview
      .ui=${t}
      .instances=${e}
      .live=${i.live}
      .storeOf=${(n,r)=>i.store(n,r.name)}
      .revision=${i.revision}
      .now=${this.now}
      @camera-selected=${n=>this.show(n.detail)}
      @retry=${()=>i.retry()}
    ></frigate-backfill-overview>`}show(t){this.data.choose(t),this.updateComplete.then(()=>this.renderRoot.querySelector("h2")?.focus({preventScroll:!0}))}onTick(){this.now=Date.now()/1e3,this.data.refreshOld()}};ii.styles=[$,E,yt,b`
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
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 14px 16px 6px;
      }
      .header .icon-button {
        margin-inline-start: -8px;
        flex: none;
      }
      h2 {
        flex: 1 1 0;
        min-inline-size: min-content;
        max-inline-size: 100%;
        margin: 0;
        font-size: var(--ha-card-header-font-size, 20px);
        font-weight: 400;
        line-height: 1.3;
        overflow-wrap: break-word;
      }
      /* A long name gets a line of its own, and must not push anything out of the card. */
      .header select,
      .header .name {
        flex: 0 1 auto;
        min-inline-size: 0;
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .body {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
      }
    `];let Ht=ii;_s([m()],Ht.prototype,"ui");_s([m()],Ht.prototype,"now");var Ea=Object.defineProperty,Sa=Object.getOwnPropertyDescriptor,La=(s,t,e,i)=>{for(var n=Sa(t,e),r=s.length-1,o;r>=0;r--)(o=s[r])&&(n=o(t,e,n)||n);return n&&Ea(t,e,n),n};class xs extends Ht{constructor(){super(...arguments),this.home=null,this.uiOf=""}set hass(t){const e=this.home;if(this.home=t,e?.locale!==t.locale||e?.language!==t.language||e.config.time_zone!==t.config.time_zone||e.user!==t.user){const i=da(t);if(i!==this.uiOf){this.uiOf=i;const n=()=>{i===this.uiOf&&(this.ui=ua(t))};Ce(t.language).then(n),uo(t).then(r=>r&&this.ui&&n())}}e?.connection!==t.connection&&this.connect(new Te(t.connection))}}La([h({attribute:!1,noAccessor:!0})],xs.prototype,"hass");const Oa="frigate-backfill-card",Ma="frigate-backfill-card-editor",za="frigate-backfill-view",Ta="frigate-backfill";function Yt(s,t,e){const n=Object.entries({entry_id:s,camera:t,title:e}).filter(([,r])=>r!==void 0);return{type:`custom:${Oa}`,...Object.fromEntries(n)}}function ks(s){return new Te(s.connection).instances()}async function Da(s){const[t]=await Promise.all([ks(s),Ce(s.language)]),e=Oe(s.language),i=e("dashboard.overview");return t.length?{views:t.flatMap(({entry_id:n,title:r})=>{const o=a=>t.length>1?`${r}: ${a}`:a;return[{title:o(i),icon:"mdi:view-list",panel:!0,cards:[Yt(n)]},{title:o(e("dashboard.cameras")),icon:"mdi:cctv",strategy:{type:`custom:${Ta}`,entry_id:n}}]})}:{views:[{title:i,panel:!0,cards:[Yt()]}]}}async function Fa(s,t){const{entry_id:e}=s,n=(await ks(t)).filter(r=>e===void 0||r.entry_id===e).flatMap(({entry_id:r,cameras:o})=>{const a=gt(o);return o.map(l=>Yt(r,l.name,a(l)))});return{type:"sections",max_columns:2,sections:(n.length?n:[Yt(e)]).map(r=>({type:"grid",cards:[r]}))}}ea({...ta,[Ma]:at,[za]:xs});export{Da as makeDashboard,Fa as makeView};
