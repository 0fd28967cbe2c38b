/*! Built from card/ by `scripts/card build`: change it there. */var Ji="M11,15H13V17H11V15M11,7H13V13H11V7M12,2C6.47,2 2,6.5 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M12,20A8,8 0 0,1 4,12A8,8 0 0,1 12,4A8,8 0 0,1 20,12A8,8 0 0,1 12,20Z",Qi="M20,11V13H8L13.5,18.5L12.08,19.92L4.16,12L12.08,4.08L13.5,5.5L8,11H20Z",Xi="M15,13H16.5V15.82L18.94,17.23L18.19,18.53L15,16.69V13M19,8H5V19H9.67C9.24,18.09 9,17.07 9,16A7,7 0 0,1 16,9C17.07,9 18.09,9.24 19,9.67V8M5,21C3.89,21 3,20.1 3,19V5C3,3.89 3.89,3 5,3H6V1H8V3H16V1H18V3H19A2,2 0 0,1 21,5V11.1C22.24,12.36 23,14.09 23,16A7,7 0 0,1 16,23C14.09,23 12.36,22.24 11.1,21H5M16,11.15A4.85,4.85 0 0,0 11.15,16C11.15,18.68 13.32,20.85 16,20.85A4.85,4.85 0 0,0 20.85,16C20.85,13.32 18.68,11.15 16,11.15Z",It="M20.84 22.73L18.11 20H17C15.9 20 15 19.1 15 18V16.89L12.66 14.55L11.81 15.04C10.86 15.59 9.63 15.26 9.08 14.31L7.58 11.71C7.18 11 7.25 10.18 7.68 9.57L1.11 3L2.39 1.73L22.11 21.46L20.84 22.73M18.5 13C18.5 12.43 18.3 11.9 17.97 11.5L19.94 10.35C20.95 9.76 21.3 8.47 20.71 7.46L19.33 5.06C18.74 4.05 17.45 3.7 16.44 4.28L10.77 7.57L17.86 14.66C18.26 14.22 18.5 13.64 18.5 13M2 12.62L5.5 18.68L8.03 15.5L6.03 12.03L2 12.62Z",en="M7.41,8.58L12,13.17L16.59,8.58L18,10L12,16L6,10L7.41,8.58Z",tn="M15.41,16.58L10.83,12L15.41,7.41L14,6L8,12L14,18L15.41,16.58Z",mi="M8.59,16.58L13.17,12L8.59,7.41L10,6L16,12L10,18L8.59,16.58Z",nn="M19,6.41L17.59,5L12,10.59L6.41,5L5,6.41L10.59,12L5,17.59L6.41,19L12,13.41L17.59,19L19,17.59L13.41,12L19,6.41Z",rn="M19.8 22.6L17.15 20H6.5Q4.2 20 2.6 18.4T1 14.5Q1 12.58 2.19 11.08 3.38 9.57 5.25 9.15 5.33 8.95 5.4 8.76 5.5 8.57 5.55 8.35L1.4 4.2L2.8 2.8L21.2 21.2M6.5 18H15.15L7.1 9.95Q7.05 10.23 7.03 10.5 7 10.73 7 11H6.5Q5.05 11 4.03 12.03 3 13.05 3 14.5 3 15.95 4.03 17 5.05 18 6.5 18M11.13 14M21.6 18.75L20.15 17.35Q20.58 17 20.79 16.54 21 16.08 21 15.5 21 14.45 20.27 13.73 19.55 13 18.5 13H17V11Q17 8.93 15.54 7.46 14.08 6 12 6 11.33 6 10.7 6.16 10.07 6.33 9.5 6.68L8.05 5.23Q8.93 4.63 9.91 4.31 10.9 4 12 4 14.93 4 16.96 6.04 19 8.07 19 11 20.73 11.2 21.86 12.5 23 13.78 23 15.5 23 16.5 22.63 17.31 22.25 18.15 21.6 18.75M14.83 12.03Z",sn="M13.5,8H12V13L16.28,15.54L17,14.33L13.5,12.25V8M13,3A9,9 0 0,0 4,12H1L4.96,16.03L9,12H6A7,7 0 0,1 13,5A7,7 0 0,1 20,12A7,7 0 0,1 13,19C11.07,19 9.32,18.21 8.06,16.94L6.64,18.36C8.27,20 10.5,21 13,21A9,9 0 0,0 22,12A9,9 0 0,0 13,3",on="M16 22H12V24H6V13.32C3.58 12.17 2 9.72 2 7C2 3.14 5.14 0 9 0C12.86 0 16 3.14 16 7C16 9.72 14.42 12.18 12 13.32V16H16V22M14 18H10V11.94L10.67 11.71C12.66 11 14 9.11 14 7C14 4.24 11.76 2 9 2S4 4.24 4 7C4 9.11 5.34 11 7.33 11.71L8 11.94V22H10V20H14V18M12 7C12 8.66 10.66 10 9 10S6 8.66 6 7 7.34 4 9 4 12 5.34 12 7M9 8C9.55 8 10 7.55 10 7S9.55 6 9 6 8 6.45 8 7 8.45 8 9 8M20 7H22V13H20M20 17H22V15H20",Vt="M13 12.6L19 9.2V13C19.7 13 20.4 13.1 21 13.4V7.5C21 7.1 20.8 6.8 20.5 6.6L12.6 2.2C12.4 2.1 12.2 2 12 2S11.6 2.1 11.4 2.2L3.5 6.6C3.2 6.8 3 7.1 3 7.5V16.5C3 16.9 3.2 17.2 3.5 17.4L11.4 21.8C11.6 21.9 11.8 22 12 22S12.4 21.9 12.6 21.8L13.5 21.3C13.2 20.7 13.1 20 13 19.3M12 4.2L18 7.5L16 8.6L10.1 5.2L12 4.2M11 19.3L5 15.9V9.2L11 12.6V19.3M12 10.8L6 7.5L8 6.3L14 9.8L12 10.8M16.9 15.5L19 17.6L21.1 15.5L22.5 16.9L20.4 19L22.5 21.1L21.1 22.5L19 20.4L16.9 22.5L15.5 21.1L17.6 19L15.5 16.9L16.9 15.5Z",an="M8,5.14V19.14L19,12.14L8,5.14Z",ln="M12,20C7.59,20 4,16.41 4,12C4,7.59 7.59,4 12,4C16.41,4 20,7.59 20,12C20,16.41 16.41,20 12,20M12,2A10,10 0 0,0 2,12A10,10 0 0,0 12,22A10,10 0 0,0 22,12A10,10 0 0,0 12,2M13,7H11V11H7V13H11V17H13V13H17V11H13V7Z",cn="M13,2.03V2.05L13,4.05C17.39,4.59 20.5,8.58 19.96,12.97C19.5,16.61 16.64,19.5 13,19.93V21.93C18.5,21.38 22.5,16.5 21.95,11C21.5,6.25 17.73,2.5 13,2.03M11,2.06C9.05,2.25 7.19,3 5.67,4.26L7.1,5.74C8.22,4.84 9.57,4.26 11,4.06V2.06M4.26,5.67C3,7.19 2.25,9.04 2.05,11H4.05C4.24,9.58 4.8,8.23 5.69,7.1L4.26,5.67M2.06,13C2.26,14.96 3.03,16.81 4.27,18.33L5.69,16.9C4.81,15.77 4.24,14.42 4.06,13H2.06M7.1,18.37L5.67,19.74C7.18,21 9.04,21.79 11,22V20C9.58,19.82 8.23,19.25 7.1,18.37M12.5,7V12.25L17,14.92L16.25,16.15L11,13V7H12.5Z",hn="M13.2 22V21.7C13.2 20.21 12 19 10.5 19C9 19 7.8 20.21 7.8 21.7V22H4C2.9 22 2 21.11 2 20V16.2H2.3C3.79 16.2 5 15 5 13.5S3.79 10.8 2.3 10.8H2V7C2 5.9 2.9 5 4 5H7.04C7.28 3.3 8.74 2 10.5 2S13.72 3.3 13.96 5H17C18.11 5 19 5.9 19 7V10.04C20.7 10.28 22 11.74 22 13.5C22 13.6 22 13.7 21.97 13.79C21.35 13.44 20.67 13.2 19.93 13.08C19.75 12.46 19.18 12 18.5 12H17V7H12V5.5C12 4.67 11.33 4 10.5 4S9 4.67 9 5.5V7H4V9.12C5.76 9.8 7 11.5 7 13.5S5.75 17.2 4 17.88V20H6.12C6.8 18.25 8.5 17 10.5 17C11.47 17 12.37 17.3 13.12 17.81C13.04 18.19 13 18.59 13 19C13 20.1 13.3 21.12 13.81 22H13.2M21.12 15.46L19 17.59L16.88 15.46L15.47 16.88L17.59 19L15.47 21.12L16.88 22.54L19 20.41L21.12 22.54L22.54 21.12L20.41 19L22.54 16.88L21.12 15.46Z",dn="M16,18H18V6H16M6,18L14.5,12L6,6V18Z",un="M6,18V6H8V18H6M9.5,12L18,6V18L9.5,12Z",pn="M21,10.12H14.22L16.96,7.3C14.23,4.6 9.81,4.5 7.08,7.2C4.35,9.91 4.35,14.28 7.08,17C9.81,19.7 14.23,19.7 16.96,17C18.32,15.65 19,14.08 19,12.1H21C21,14.08 20.12,16.65 18.36,18.39C14.85,21.87 9.15,21.87 5.64,18.39C2.14,14.92 2.11,9.28 5.62,5.81C9.13,2.34 14.76,2.34 18.27,5.81L21,3V10.12M12.5,8V12.25L16,14.33L15.28,15.54L11,13V8H12.5Z";/**
 * @license
 * Copyright 2019 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Fe=globalThis,lt=Fe.ShadowRoot&&(Fe.ShadyCSS===void 0||Fe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,ct=Symbol(),qt=new WeakMap;let bi=class{constructor(e,t,i){if(this._$cssResult$=!0,i!==ct)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o;const t=this.t;if(lt&&e===void 0){const i=t!==void 0&&t.length===1;i&&(e=qt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),i&&qt.set(t,e))}return e}toString(){return this.cssText}};const vi=r=>new bi(typeof r=="string"?r:r+"",void 0,ct),w=(r,...e)=>{const t=r.length===1?r[0]:e.reduce((i,n,s)=>i+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(n)+r[s+1],r[0]);return new bi(t,r,ct)},fn=(r,e)=>{if(lt)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(const t of e){const i=document.createElement("style"),n=Fe.litNonce;n!==void 0&&i.setAttribute("nonce",n),i.textContent=t.cssText,r.appendChild(i)}},Wt=lt?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(const i of e.cssRules)t+=i.cssText;return vi(t)})(r):r;/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{is:gn,defineProperty:mn,getOwnPropertyDescriptor:bn,getOwnPropertyNames:vn,getOwnPropertySymbols:yn,getPrototypeOf:wn}=Object,je=globalThis,Kt=je.trustedTypes,$n=Kt?Kt.emptyScript:"",_n=je.reactiveElementPolyfillSupport,xe=(r,e)=>r,He={toAttribute(r,e){switch(e){case Boolean:r=r?$n:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},ht=(r,e)=>!gn(r,e),Zt={attribute:!0,type:String,converter:He,reflect:!1,useDefault:!1,hasChanged:ht};Symbol.metadata??=Symbol("metadata"),je.litPropertyMetadata??=new WeakMap;let le=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Zt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){const i=Symbol(),n=this.getPropertyDescriptor(e,i,t);n!==void 0&&mn(this.prototype,e,n)}}static getPropertyDescriptor(e,t,i){const{get:n,set:s}=bn(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:n,set(o){const a=n?.call(this);s?.call(this,o),this.requestUpdate(e,a,i)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Zt}static _$Ei(){if(this.hasOwnProperty(xe("elementProperties")))return;const e=wn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(xe("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(xe("properties"))){const t=this.properties,i=[...vn(t),...yn(t)];for(const n of i)this.createProperty(n,t[n])}const e=this[Symbol.metadata];if(e!==null){const t=litPropertyMetadata.get(e);if(t!==void 0)for(const[i,n]of t)this.elementProperties.set(i,n)}this._$Eh=new Map;for(const[t,i]of this.elementProperties){const n=this._$Eu(t,i);n!==void 0&&this._$Eh.set(n,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){const t=[];if(Array.isArray(e)){const i=new Set(e.flat(1/0).reverse());for(const n of i)t.unshift(Wt(n))}else e!==void 0&&t.push(Wt(e));return t}static _$Eu(e,t){const i=t.attribute;return i===!1?void 0:typeof i=="string"?i:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){const e=new Map,t=this.constructor.elementProperties;for(const i of t.keys())this.hasOwnProperty(i)&&(e.set(i,this[i]),delete this[i]);e.size>0&&(this._$Ep=e)}createRenderRoot(){const e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return fn(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,i){this._$AK(e,i)}_$ET(e,t){const i=this.constructor.elementProperties.get(e),n=this.constructor._$Eu(e,i);if(n!==void 0&&i.reflect===!0){const s=(i.converter?.toAttribute!==void 0?i.converter:He).toAttribute(t,i.type);this._$Em=e,s==null?this.removeAttribute(n):this.setAttribute(n,s),this._$Em=null}}_$AK(e,t){const i=this.constructor,n=i._$Eh.get(e);if(n!==void 0&&this._$Em!==n){const s=i.getPropertyOptions(n),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:He;this._$Em=n;const a=o.fromAttribute(t,s.type);this[n]=a??this._$Ej?.get(n)??a,this._$Em=null}}requestUpdate(e,t,i,n=!1,s){if(e!==void 0){const o=this.constructor;if(n===!1&&(s=this[e]),i??=o.getPropertyOptions(e),!((i.hasChanged??ht)(s,t)||i.useDefault&&i.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,i))))return;this.C(e,t,i)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:i,reflect:n,wrapped:s},o){i&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||i||(t=void 0),this._$AL.set(e,t)),n===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}const e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[n,s]of this._$Ep)this[n]=s;this._$Ep=void 0}const i=this.constructor.elementProperties;if(i.size>0)for(const[n,s]of i){const{wrapped:o}=s,a=this[n];o!==!0||this._$AL.has(n)||a===void 0||this.C(n,void 0,s,a)}}let e=!1;const t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(i=>i.hostUpdate?.()),this.update(t)):this._$EM()}catch(i){throw e=!1,this._$EM(),i}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};le.elementStyles=[],le.shadowRootOptions={mode:"open"},le[xe("elementProperties")]=new Map,le[xe("finalized")]=new Map,_n?.({ReactiveElement:le}),(je.reactiveElementVersions??=[]).push("2.1.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const dt=globalThis,Gt=r=>r,Ne=dt.trustedTypes,Yt=Ne?Ne.createPolicy("lit-html",{createHTML:r=>r}):void 0,yi="$lit$",q=`lit$${Math.random().toFixed(9).slice(2)}$`,wi="?"+q,xn=`<${wi}>`,Q=document,Ae=()=>Q.createComment(""),Ce=r=>r===null||typeof r!="object"&&typeof r!="function",ut=Array.isArray,kn=r=>ut(r)||typeof r?.[Symbol.iterator]=="function",Je=`[ 	
\f\r]`,ye=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Jt=/-->/g,Qt=/>/g,Z=RegExp(`>|${Je}(?:([^\\s"'>=/]+)(${Je}*=${Je}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Xt=/'/g,ei=/"/g,$i=/^(?:script|style|textarea|title)$/i,An=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),l=An(1),R=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),ti=new WeakMap,J=Q.createTreeWalker(Q,129);function _i(r,e){if(!ut(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Yt!==void 0?Yt.createHTML(e):e}const Cn=(r,e)=>{const t=r.length-1,i=[];let n,s=e===2?"<svg>":e===3?"<math>":"",o=ye;for(let a=0;a<t;a++){const h=r[a];let u,f,p=-1,v=0;for(;v<h.length&&(o.lastIndex=v,f=o.exec(h),f!==null);)v=o.lastIndex,o===ye?f[1]==="!--"?o=Jt:f[1]!==void 0?o=Qt:f[2]!==void 0?($i.test(f[2])&&(n=RegExp("</"+f[2],"g")),o=Z):f[3]!==void 0&&(o=Z):o===Z?f[0]===">"?(o=n??ye,p=-1):f[1]===void 0?p=-2:(p=o.lastIndex-f[2].length,u=f[1],o=f[3]===void 0?Z:f[3]==='"'?ei:Xt):o===ei||o===Xt?o=Z:o===Jt||o===Qt?o=ye:(o=Z,n=void 0);const b=o===Z&&r[a+1].startsWith("/>")?" ":"";s+=o===ye?h+xn:p>=0?(i.push(u),h.slice(0,p)+yi+h.slice(p)+q+b):h+q+(p===-2?a:b)}return[_i(r,s+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),i]};class Ee{constructor({strings:e,_$litType$:t},i){let n;this.parts=[];let s=0,o=0;const a=e.length-1,h=this.parts,[u,f]=Cn(e,t);if(this.el=Ee.createElement(u,i),J.currentNode=this.el.content,t===2||t===3){const p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(n=J.nextNode())!==null&&h.length<a;){if(n.nodeType===1){if(n.hasAttributes())for(const p of n.getAttributeNames())if(p.endsWith(yi)){const v=f[o++],b=n.getAttribute(p).split(q),_=/([.?@])?(.*)/.exec(v);h.push({type:1,index:s,name:_[2],strings:b,ctor:_[1]==="."?Sn:_[1]==="?"?Ln:_[1]==="@"?zn:Be}),n.removeAttribute(p)}else p.startsWith(q)&&(h.push({type:6,index:s}),n.removeAttribute(p));if($i.test(n.tagName)){const p=n.textContent.split(q),v=p.length-1;if(v>0){n.textContent=Ne?Ne.emptyScript:"";for(let b=0;b<v;b++)n.append(p[b],Ae()),J.nextNode(),h.push({type:2,index:++s});n.append(p[v],Ae())}}}else if(n.nodeType===8)if(n.data===wi)h.push({type:2,index:s});else{let p=-1;for(;(p=n.data.indexOf(q,p+1))!==-1;)h.push({type:7,index:s}),p+=q.length-1}s++}}static createElement(e,t){const i=Q.createElement("template");return i.innerHTML=e,i}}function de(r,e,t=r,i){if(e===R)return e;let n=i!==void 0?t._$Co?.[i]:t._$Cl;const s=Ce(e)?void 0:e._$litDirective$;return n?.constructor!==s&&(n?._$AO?.(!1),s===void 0?n=void 0:(n=new s(r),n._$AT(r,t,i)),i!==void 0?(t._$Co??=[])[i]=n:t._$Cl=n),n!==void 0&&(e=de(r,n._$AS(r,e.values),n,i)),e}class En{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){const{el:{content:t},parts:i}=this._$AD,n=(e?.creationScope??Q).importNode(t,!0);J.currentNode=n;let s=J.nextNode(),o=0,a=0,h=i[0];for(;h!==void 0;){if(o===h.index){let u;h.type===2?u=new fe(s,s.nextSibling,this,e):h.type===1?u=new h.ctor(s,h.name,h.strings,this,e):h.type===6&&(u=new Mn(s,this,e)),this._$AV.push(u),h=i[++a]}o!==h?.index&&(s=J.nextNode(),o++)}return J.currentNode=Q,n}p(e){let t=0;for(const i of this._$AV)i!==void 0&&(i.strings!==void 0?(i._$AI(e,i,t),t+=i.strings.length-2):i._$AI(e[t])),t++}}class fe{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,i,n){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=i,this.options=n,this._$Cv=n?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode;const t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=de(this,e,t),Ce(e)?e===d||e==null||e===""?(this._$AH!==d&&this._$AR(),this._$AH=d):e!==this._$AH&&e!==R&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):kn(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==d&&Ce(this._$AH)?this._$AA.nextSibling.data=e:this.T(Q.createTextNode(e)),this._$AH=e}$(e){const{values:t,_$litType$:i}=e,n=typeof i=="number"?this._$AC(e):(i.el===void 0&&(i.el=Ee.createElement(_i(i.h,i.h[0]),this.options)),i);if(this._$AH?._$AD===n)this._$AH.p(t);else{const s=new En(n,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=ti.get(e.strings);return t===void 0&&ti.set(e.strings,t=new Ee(e)),t}k(e){ut(this._$AH)||(this._$AH=[],this._$AR());const t=this._$AH;let i,n=0;for(const s of e)n===t.length?t.push(i=new fe(this.O(Ae()),this.O(Ae()),this,this.options)):i=t[n],i._$AI(s),n++;n<t.length&&(this._$AR(i&&i._$AB.nextSibling,n),t.length=n)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){const i=Gt(e).nextSibling;Gt(e).remove(),e=i}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}}class Be{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,i,n,s){this.type=1,this._$AH=d,this._$AN=void 0,this.element=e,this.name=t,this._$AM=n,this.options=s,i.length>2||i[0]!==""||i[1]!==""?(this._$AH=Array(i.length-1).fill(new String),this.strings=i):this._$AH=d}_$AI(e,t=this,i,n){const s=this.strings;let o=!1;if(s===void 0)e=de(this,e,t,0),o=!Ce(e)||e!==this._$AH&&e!==R,o&&(this._$AH=e);else{const a=e;let h,u;for(e=s[0],h=0;h<s.length-1;h++)u=de(this,a[i+h],t,h),u===R&&(u=this._$AH[h]),o||=!Ce(u)||u!==this._$AH[h],u===d?e=d:e!==d&&(e+=(u??"")+s[h+1]),this._$AH[h]=u}o&&!n&&this.j(e)}j(e){e===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}}class Sn extends Be{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===d?void 0:e}}class Ln extends Be{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==d)}}class zn extends Be{constructor(e,t,i,n,s){super(e,t,i,n,s),this.type=5}_$AI(e,t=this){if((e=de(this,e,t,0)??d)===R)return;const i=this._$AH,n=e===d&&i!==d||e.capture!==i.capture||e.once!==i.once||e.passive!==i.passive,s=e!==d&&(i===d||n);n&&this.element.removeEventListener(this.name,this,i),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}}class Mn{constructor(e,t,i){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=i}get _$AU(){return this._$AM._$AU}_$AI(e){de(this,e)}}const On={I:fe},Dn=dt.litHtmlPolyfillSupport;Dn?.(Ee,fe),(dt.litHtmlVersions??=[]).push("3.3.3");const Tn=(r,e,t)=>{const i=t?.renderBefore??e;let n=i._$litPart$;if(n===void 0){const s=t?.renderBefore??null;i._$litPart$=n=new fe(e.insertBefore(Ae(),s),s,void 0,t??{})}return n._$AI(r),n};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const pt=globalThis;let y=class extends le{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){const t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Tn(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return R}};y._$litElement$=!0,y.finalized=!0,pt.litElementHydrateSupport?.({LitElement:y});const Fn=pt.litElementPolyfillSupport;Fn?.({LitElement:y});(pt.litElementVersions??=[]).push("4.2.2");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Pn={attribute:!0,type:String,converter:He,reflect:!1,hasChanged:ht},Hn=(r=Pn,e,t)=>{const{kind:i,metadata:n}=t;let s=globalThis.litPropertyMetadata.get(n);if(s===void 0&&globalThis.litPropertyMetadata.set(n,s=new Map),i==="setter"&&((r=Object.create(r)).wrapped=!0),s.set(t.name,r),i==="accessor"){const{name:o}=t;return{set(a){const h=e.get.call(this);e.set.call(this,a),this.requestUpdate(o,h,r,!0,a)},init(a){return a!==void 0&&this.C(o,void 0,r,a),a}}}if(i==="setter"){const{name:o}=t;return function(a){const h=this[o];e.call(this,a),this.requestUpdate(o,h,r,!0,a)}}throw Error("Unsupported decorator location: "+i)};function c(r){return(e,t)=>typeof t=="object"?Hn(r,e,t):((i,n,s)=>{const o=n.hasOwnProperty(s);return n.constructor.createProperty(s,i),o?Object.getOwnPropertyDescriptor(n,s):void 0})(r,e,t)}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function g(r){return c({...r,state:!0,attribute:!1})}/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const Nn=(r,e,t)=>(t.configurable=!0,t.enumerable=!0,Reflect.decorate&&typeof e!="object"&&Object.defineProperty(r,e,t),t);/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */function ge(r,e){return(t,i,n)=>{const s=o=>o.renderRoot?.querySelector(r)??null;return Nn(t,i,{get(){return s(this)}})}}const st=365,ft=3650,ii={entry_id:"text",camera:"text",title:"text",days:"days",show_controls:"boolean",show_schedule:"boolean"},Rn=["type","grid_options","layout_options","view_layout","visibility","card_mod"],Un={text:"text",days:`a whole number from 1 to ${ft}`,boolean:"true or false"};function jn(r,e){switch(r){case"text":return typeof e=="string";case"boolean":return typeof e=="boolean";case"days":return typeof e=="number"&&Number.isInteger(e)&&e>=1&&e<=ft}}function Bn(r){if(typeof r!="object"||r===null)throw new Error("The card needs a configuration.");const e=r;for(const[t,i]of Object.entries(e)){if(Rn.includes(t))continue;const n=ii[t];if(!n)throw new Error(`Unknown option "${t}". Valid options: ${Object.keys(ii).join(", ")}.`);if(i!==void 0&&!jn(n,i))throw new Error(`"${t}" must be ${Un[n]}, not ${JSON.stringify(i)}.`)}return e}const In=w`
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
`,$=w`
  ${In}
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
`,E=w`
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
`,me=w`
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
`;var Vn=Object.defineProperty,S=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Vn(e,t,n),n};const yt=class yt extends y{constructor(){super(...arguments),this.revision=0,this.fingerprint="",this.camera="",this.label="",this.status=null,this.capabilities=[],this.now=0,this.canChange=!1,this.away=!1,this.running=!1,this.hour=null}disconnectedCallback(){super.disconnectedCallback(),this.hour=null}willUpdate(e){e.has("store")&&(this.hour=null)}render(){const{ui:e,config:t,status:i}=this,n=this.canChange&&!this.away;return l`
      <div class="map ${this.away?"stale":""}">
        <slot name="away"></slot>
        ${this.away?d:l`<frigate-backfill-missing
                .ui=${e}
                .status=${i}
                .now=${this.now}
                .mayRun=${this.canChange}
              ></frigate-backfill-missing>`}
        <frigate-backfill-map
          .ui=${e}
          .store=${this.store}
          .revision=${this.revision}
          .camera=${this.label}
          .days=${t.days??st}
          .now=${this.now}
          .offline=${this.away}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${e}></frigate-backfill-legend>
      </div>
      ${n&&t.show_controls!==!1?this.renderRun():d}
      ${n&&t.show_schedule!==!1?this.renderSchedule():d}
      ${this.hour===null?d:this.renderHour(this.hour)}
    `}renderRun(){const{ui:e}=this;return l`<frigate-backfill-disclosure
      .icon=${sn}
      .heading=${e.t("run.title")}
      .open=${this.running}
    >
      <frigate-backfill-run
        .ui=${e}
        .client=${this.client}
        .camera=${this.camera}
        .label=${this.label}
        .status=${this.status}
        .capabilities=${this.capabilities}
        .now=${this.now}
      ></frigate-backfill-run>
    </frigate-backfill-disclosure>`}renderSchedule(){const{ui:e}=this,t=this.status?.schedule;if(!t)return d;const i=t.interval_hours;return l`<frigate-backfill-disclosure
      .icon=${Xi}
      .heading=${e.t("schedule.title")}
      .note=${t.enabled?e.t("schedule.every",{count:i,n:e.formats.number(i)}):e.t("schedule.off")}
    >
      <frigate-backfill-schedule
        .ui=${e}
        .client=${this.client}
        .camera=${this.camera}
        .schedule=${t}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`}renderHour(e){return l`<frigate-backfill-hour
      .ui=${this.ui}
      .client=${this.client}
      .camera=${this.camera}
      .hour=${e}
      .now=${this.now}
      .fingerprint=${this.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${()=>this.hour=null}
    ></frigate-backfill-hour>`}onHour(e){this.hour=e.detail.hour}};yt.styles=[$,w`
      .map {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 0 16px 14px;
      }
      .stale frigate-backfill-map {
        opacity: 0.6;
      }
    `];let x=yt;S([c({attribute:!1})],x.prototype,"ui");S([c({attribute:!1})],x.prototype,"config");S([c({attribute:!1})],x.prototype,"client");S([c({attribute:!1})],x.prototype,"store");S([c({type:Number})],x.prototype,"revision");S([c()],x.prototype,"fingerprint");S([c()],x.prototype,"camera");S([c()],x.prototype,"label");S([c({attribute:!1})],x.prototype,"status");S([c({attribute:!1})],x.prototype,"capabilities");S([c({type:Number})],x.prototype,"now");S([c({type:Boolean})],x.prototype,"canChange");S([c({type:Boolean})],x.prototype,"away");S([c({type:Boolean})],x.prototype,"running");S([g()],x.prototype,"hour");function xi({files:r,past_retention:e,media:t}){return t?r:Math.max(0,r-e)}var qn=Object.defineProperty,Ie=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&qn(e,t,n),n};const Wn=2**20,wt=class wt extends y{constructor(){super(...arguments),this.status=null,this.now=0,this.mayRun=!1}render(){const{t:e,formats:t}=this.ui;if(!this.status)return d;const{missing:i}=this.status;if(!i)return l`<p>${e(this.mayRun?"missing.never":"missing.never_viewer")}</p>`;const n=i.past_retention,s=xi(i),o=s===0?e("missing.none"):e("missing.some",{count:s,n:t.number(s),duration:t.duration(i.seconds),size:t.size(i.bytes/Wn)}),a=n>0?l`, ${e("missing.past",{n:t.number(n)})}`:d,h=e("missing.as_of",{when:t.relative(i.as_of,this.now)});return l`<p>
      <bdi><b>${o}</b>${a}, ${h}.</bdi>
    </p>`}};wt.styles=[$,w`
      p {
        margin: 0;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      b {
        font-weight: 500;
        color: var(--fb-text);
      }
    `];let X=wt;Ie([c({attribute:!1})],X.prototype,"ui");Ie([c({attribute:!1})],X.prototype,"status");Ie([c({type:Number})],X.prototype,"now");Ie([c({type:Boolean})],X.prototype,"mayRun");const Kn="frigate_unreachable";function ki(r){return typeof r=="object"&&r!==null&&"code"in r}function Zn(r){return ki(r)?r.code:void 0}function W(r,e){if(typeof r=="number")return e("error.connection");if(ki(r)){if(r.code==="unauthorized")return e("error.unauthorized");if(r.code==="unknown_command")return e("error.unknown_command");if(r.code===Kn)return e("notice.unreachable");if(r.message)return r.message}return r instanceof Error?r.message:e("error.unknown")}const m=3600,A=86400;class Gn{constructor(e){this.name=e,this.starts=new Map,this.wallClock=new Intl.DateTimeFormat("en-US",{timeZone:e,calendar:"gregory",numberingSystem:"latn",hourCycle:"h23",year:"numeric",month:"numeric",day:"numeric",hour:"numeric",minute:"numeric",second:"numeric"})}offset(e){const t=Math.floor(e),i={};for(const{type:s,value:o}of this.wallClock.formatToParts(t*1e3))i[s]=Number(o);return Date.UTC(i.year??0,(i.month??1)-1,i.day,i.hour,i.minute,i.second)/1e3-t}dayOf(e){return Math.floor((e+this.offset(e))/A)}startOfDay(e){let t=this.starts.get(e);return t===void 0&&(t=this.fromWall(e*A),this.starts.set(e,t)),t}hoursOfDay(e){const t=this.startOfDay(e),i=this.startOfDay(e+1),n=i-t===A?this.offset(t):void 0,s=[];for(let o=Math.ceil(t/m)*m;o<i;o+=m){const a=o+(n??this.offset(o)),h=Math.floor((a-e*A)/m);s.push({start:o,hour:h,repeated:s.some(u=>u.hour===h)})}return s}fromWall(e){const t=e-this.offset(e-A),i=e-this.offset(e+A),n=[t,i].filter(s=>s+this.offset(s)===e);return n.length>0?Math.min(...n):t}parseLocal(e){const t=Date.parse(`${e}Z`);return Number.isNaN(t)?null:this.fromWall(t/1e3)}formatLocal(e){return new Date((e+this.offset(e))*1e3).toISOString().slice(0,16)}}const Yn=10,Jn=20,Qe=r=>Math.min(100,Math.max(0,Math.round(r/m*100)));function Qn(r){let e=Qe(r.recorded_seconds),t=Qe(r.backfilled_seconds);r.backfilled_seconds>0&&(t=Math.max(t,8)),r.recorded_seconds>0&&(e=Math.max(e,8));let i=0;r.missing_files>0&&(i=Math.max(Jn,Qe(r.missing_files*Yn)));const n=Math.max(0,e+t+i-100);return n>0&&(e>=t&&e>=i?e-=n:t>=i?t-=n:i-=n),{recorded:e,backfilled:t,missing:i,count:r.missing_files===0?"":String(Math.min(999,r.missing_files)),errors:r.error_files>0}}const ni=new WeakMap;function Ai(r,e){let t=ni.get(e);t||ni.set(e,t=new Map);const{recorded_seconds:i,backfilled_seconds:n}=r,s=`${i} ${n} ${r.missing_files} ${r.error_files}`;let o=t.get(s);return o||t.set(s,o=Xn(r,e)),o}function Xn(r,{t:e,formats:t}){const i=[],{recorded_seconds:n,backfilled_seconds:s}=r;if(n>0&&i.push(e("map.recorded",{duration:t.duration(n,"short")})),s>0&&i.push(e("map.backfilled",{duration:t.duration(s,"short")})),r.missing_files>0&&i.push(e("map.missing",{n:t.number(r.missing_files)})),r.error_files>0){const o=r.error_files;i.push(e("map.errors",{count:o,n:t.number(o)}))}return i.length>0?i:[e("map.nothing")]}function er(r){return r instanceof HTMLElement&&r.classList.contains("c")}function Re(r){return r.composedPath().find(er)}function Ci(r,e,{zone:t}){const i=t.startOfDay(r+1);return i<=e&&i-t.startOfDay(r)===A}function tr(r,e,t,i){const n=Ci(r,t,i)?ir():nr(r,t,i);return Si(n,r,e,i),n}let Oe;function ir(){if(!Oe){Oe=Ei();for(let i=0;i<24;i++)Oe.append(Li(`c h${i}`))}const r=Oe.cloneNode(!0),[e,...t]=r.children;return r.label=e,r.cells=t,r.cells.forEach((i,n)=>{i.place=`c h${n}`}),r.usual=!0,r}function nr(r,e,t){const i=Ei();i.label=i.firstElementChild,i.cells=[],i.usual=!1;const n=t.zone.hoursOfDay(r);let s=0;return n.forEach((o,a)=>{for(;s<o.hour;s++)i.append(sr(s,t));if(s=o.hour+1,o.start>e)return;const h=o.repeated||n[a+1]?.repeated===!0,u=o.repeated?" again":"",f=Li(`c h${o.hour}${h?" half":""}${u}`);f.hour=o.start,f.time=t.formats.time(o.start),f.time+=u&&` (${t.t("map.repeated")})`,i.cells.push(f),i.append(f)}),i}function Ei(){const r=document.createElement("div");r.className="row",r.setAttribute("role","row");const e=document.createElement("div");return e.className="label",e.setAttribute("role","rowheader"),e.append(document.createElement("span"),""),r.append(e),r}function Si(r,e,t,i){const{formats:n,zone:s}=i;r.setAttribute("aria-rowindex",String(t+2)),r.label.setAttribute("aria-label",n.longDay(e));const[o,a]=r.label.childNodes;if(o&&a&&(o.textContent=n.weekday(e),a.textContent=` ${n.day(e)}`),r.usual){const h=Math.ceil(s.startOfDay(e)/m)*m;r.cells.forEach((u,f)=>{u.hour=h+f*m,u.time=rr(u.hour,f,i),u.bucket=void 0})}}function Li(r){const e=document.createElement("div");return e.place=r,e.setAttribute("role","gridcell"),e}const ri=new WeakMap;function rr(r,e,t){let i=ri.get(t);return i||ri.set(t,i=[]),i[e]??=t.formats.time(r)}function sr(r,e){const t=document.createElement("div");return t.className=`gap h${r}`,t.title=e.t("map.gap"),t.setAttribute("aria-hidden","true"),t}function si(r,e,t){let i=!1;for(const n of r.cells){const s=e(n.hour)??null;(n.bucket===void 0||!or(n.bucket,s))&&(n.bucket=s,ar(n,s,t),i=!0)}return i}function or(r,e){return r===e||r!==null&&e!==null&&r.recorded_seconds===e.recorded_seconds&&r.backfilled_seconds===e.backfilled_seconds&&r.missing_files===e.missing_files&&r.error_files===e.error_files}function ar(r,e,t){if(!e){oi(r,`${r.place} wait`,"",""),r.setAttribute("aria-label",`${r.time}, ${t.t("map.not_loaded")}`);return}const i=Qn(e),n=i.recorded+i.backfilled;let s=r.place;i.recorded>=98?s+=" rec":i.backfilled>=98?s+=" back":n>0&&(s+=" mix"),i.missing>0&&(s+=" gone"),i.errors&&(s+=" bad");let o="";if(i.missing>0){const a=100-i.missing,h=a>0?100*(a-n)/a:0;o=`--r:${i.recorded}%;--b:${n}%;--m:${i.missing}%;--y:${h}%`}else n>0&&i.recorded<98&&i.backfilled<98&&(o=`--r:${i.recorded}%;--b:${n}%`);oi(r,s,o,i.count),r.setAttribute("aria-label",`${r.time}, ${Ai(e,t).join(", ")}`)}function oi(r,e,t,i){if(r.names!==e&&(r.className=r.names=e),(r.shares??"")!==t&&(r.style.cssText=r.shares=t),(r.count??"")!==i&&(r.count=i,r.replaceChildren(),i!=="")){const n=document.createElement("span");n.textContent=i,r.append(n)}}function lr(r,e){const t=r.classList.contains("again")?` (${e.t("map.repeated")})`:"";return`${zi(r.hour,e)}${t}`}function zi(r,{formats:e,zone:t}){return`${e.longDay(t.dayOf(r))}, ${e.time(r)} – ${e.time(r+m)}`}function T(r,e=""){return l`<svg class="icon ${e}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${r}></path>
  </svg>`}var cr=Object.defineProperty,B=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&cr(e,t,n),n};const hr=["recorded","backfilled","missing","error"],$t=class $t extends y{constructor(){super(...arguments),this.camera="",this.hour=0,this.now=0,this.fingerprint="",this.recordings=null,this.error=null,this.playing=null,this.asked=0}willUpdate(e){(e.has("hour")||e.has("camera"))&&(this.recordings=null,this.playing=null),(e.has("hour")||e.has("camera")||e.has("fingerprint"))&&this.load()}render(){const{t:e}=this.ui;return l`<frigate-backfill-dialog
      tall
      .ui=${this.ui}
      .heading=${zi(this.hour,this.ui)}
      @closed=${()=>this.dispatchEvent(new CustomEvent("closed"))}
    >
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.earlier")}
        @click=${()=>this.go(-m)}
      >
        ${T(tn,"turns")}
      </button>
      <button
        slot="header"
        class="icon-button"
        aria-label=${e("hour.later")}
        ?disabled=${this.hour+m>this.now}
        @click=${()=>this.go(m)}
      >
        ${T(mi,"turns")}
      </button>
      <div class="body">${this.renderBody()}</div>
    </frigate-backfill-dialog>`}renderBody(){const{t:e}=this.ui;if(this.error!==null)return l`<frigate-backfill-notice
        .icon=${Ji}
        .heading=${e("failed")}
        .text=${W(this.error,e)}
        .action=${e("retry")}
        @action=${this.load}
      ></frigate-backfill-notice>`;if(this.recordings===null)return l`<p role="status">${e("loading")}</p>`;if(this.recordings.length===0)return l`<p role="status">${e("hour.empty")}</p>
        <p class="note">${e("hour.not_looked")}</p>`;const t=this.recordings.filter(i=>i.url!==null);return l`
      ${t.length>0?l`<frigate-backfill-player
              .ui=${this.ui}
              .recordings=${t}
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
      <p class="note">${e("hour.not_looked")}</p>
    `}summary(e){const{t,formats:i}=this.ui,n=hr.map(a=>{const h=e.filter(u=>u.kind===a).length;return h>0?t("hour.of_kind",{kind:t(`hour.kind.${a}`),n:i.number(h)}):""}),s=e.length;return[t("item.recordings",{count:s,n:i.number(s)}),...n.filter(Boolean)].join(" · ")}async load(){const e=++this.asked;try{const{camera:t,hour:i}=this,n=await this.client.recordings(t,i,i+m);if(e!==this.asked)return;this.recordings=n,this.error=null;const s=this.playing?.start_time;this.playing=n.find(o=>o.url&&o.start_time===s)??null}catch(t){e===this.asked&&(this.error=t)}}onPlay(e){this.playing=e.detail.recording}go(e){this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:this.hour+e}}))}};$t.styles=[$,E,w`
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
    `];let z=$t;B([c({attribute:!1})],z.prototype,"ui");B([c({attribute:!1})],z.prototype,"client");B([c()],z.prototype,"camera");B([c({type:Number})],z.prototype,"hour");B([c({type:Number})],z.prototype,"now");B([c()],z.prototype,"fingerprint");B([g()],z.prototype,"recordings");B([g()],z.prototype,"error");B([g()],z.prototype,"playing");const dr={title:"Aufnahmen",camera:"Kamera",close:"Schließen",cancel:"Abbrechen",retry:"Erneut versuchen",loading:"Wird geladen …",failed:"Das hat nicht geklappt","notice.no_entry":"Frigate ist nicht eingerichtet","notice.no_entry_text":"Füge die Integration Frigate Backfill hinzu, um hier Aufnahmen zu sehen.","notice.no_entry_action":"Integration hinzufügen","notice.not_loaded":"Frigate Backfill ist nicht geladen","notice.not_loaded_text":"Prüfe die Integration unter Einstellungen > Geräte & Dienste.","notice.entry_gone":"Frigate nicht gefunden","notice.entry_gone_text":"Der Integrationseintrag dieser Karte wurde entfernt. Bearbeite die Karte und wähle einen anderen.","notice.no_camera":"Keine Kameras","notice.no_camera_text":"Kameras erscheinen hier, sobald sie in der Konfiguration von Frigate stehen.","notice.no_camera_viewer_text":"Du hast auf keine Kamera dieses Frigate Zugriff. Wende dich an einen Administrator.","notice.camera_gone":"Kamera „{camera}“ nicht gefunden","notice.camera_gone_text":"Frigate hat diese Kamera nicht, oder du hast keinen Zugriff darauf. Bearbeite die Karte und wähle eine andere.","notice.unreachable":"Frigate antwortet nicht","notice.unreachable_text":"Die Karte aktualisiert sich, sobald Frigate wieder erreichbar ist.","notice.patch_missing":"Frigate läuft ohne den Patch","notice.patch_missing_text":"Installiere den Patch von Frigate Backfill wie im Reparaturhinweis der Integration beschrieben und starte Frigate neu.","notice.patch_incompatible":"In Frigate läuft eine andere Version des Patches","notice.patch_incompatible_text":"Starte Frigate neu, damit es dieselbe Version wie Home Assistant lädt.","notice.auth":"Frigate hat die Anmeldung abgelehnt","notice.auth_text":"Melde dich unter Einstellungen > Geräte & Dienste > Frigate Backfill erneut an.","notice.open_integration":"Integration öffnen","notice.last_known":"Angezeigt wird der letzte bekannte Stand.","overview.back":"Alle Kameras","overview.missing":"{n} fehlend","overview.none_missing":"Nichts fehlt","overview.unchecked":"Noch nicht geprüft","overview.queued":"Wartet","overview.dry_running":"Probelauf {percent}","overview.running":"Nachtragen {percent}","overview.last":"Letzter Lauf {when}","overview.last_failed":"Letzter Lauf {when} fehlgeschlagen","overview.no_last":"Noch kein Lauf","overview.next":"Nächster Lauf {when}","overview.no_next":"Kein Lauf geplant","overview.days":"Letzte 30 Tage","map.label":"Aufnahmen von {camera} nach Tag und Stunde","map.day":"Tag","map.recorded":"{duration} aufgenommen","map.backfilled":"{duration} nachgetragen","map.missing":"{n} fehlend","map.errors":{one:"{n} unbrauchbare Datei",other:"{n} unbrauchbare Dateien"},"map.nothing":"nichts aufgenommen","map.not_loaded":"wird geladen","map.gap":"Zeitumstellung: Diese Stunde gab es nicht","map.repeated":"zum zweiten Mal","map.older":"Weiter zurückblicken","map.reached":"Vor dem {date} gibt es keine Aufnahmen.","map.failed":"Einige Tage konnten nicht geladen werden: {error}","map.hint":"Mit den Pfeiltasten wechselst du Stunde oder Tag, mit der Eingabetaste öffnest du die Stunde.","legend.recorded":"Aufgenommen","legend.backfilled":"Nachgetragen","legend.missing":"Auf der Festplatte, fehlt in Frigate","legend.errors":"Unbrauchbare Datei","legend.none":"Keine Aufnahme","hour.empty":"Keine Aufnahmen in dieser Stunde.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Aufgenommen","hour.kind.backfilled":"Nachgetragen","hour.kind.missing":"Fehlt in Frigate","hour.kind.error":"Unbrauchbar","hour.play":"{time} abspielen","hour.previous":"Vorherige Aufnahme","hour.next":"Nächste Aufnahme","hour.pick":"Wähle eine Aufnahme zum Abspielen.","hour.play_failed":"Dieser Browser kann die Aufnahme nicht abspielen, oft wegen H.265. Lade sie herunter und öffne sie in einem anderen Player.","hour.play_damaged":"Diese Datei ist beschädigt und kann nicht abgespielt werden.","hour.download":"Herunterladen","hour.earlier":"Vorherige Stunde","hour.later":"Nächste Stunde","hour.not_looked":"Fehlende Aufnahmen sind auf dem Stand des letzten Laufs. Ein Probelauf prüft die Festplatte erneut.","missing.some":{one:"{n} Aufnahme auf der Festplatte fehlt in Frigate ({duration}, {size})",other:"{n} Aufnahmen auf der Festplatte fehlen in Frigate ({duration}, {size})"},"missing.past":"{n} weitere nach Ablauf der Aufbewahrung","missing.none":"In Frigate fehlen keine Aufnahmen","missing.as_of":"geprüft {when}","missing.never":"Die Festplatte wurde noch nicht geprüft. Ein Probelauf prüft sie, ohne etwas zu ändern.","missing.never_viewer":"Die Festplatte wurde noch nicht geprüft.","run.title":"Aufnahmen zurückholen","run.range":"Zeitraum","run.range.day":"Letzte 24 Stunden","run.range.week":"Letzte 7 Tage","run.range.month":"Letzte 30 Tage","run.range.all":"Alles","run.range.custom":"Eigener Zeitraum","run.from":"Von","run.to":"Bis","run.bad_range":"Der Beginn muss vor dem Ende liegen.","run.bad_date":"Gib Beginn und Ende an.","run.options":"Weitere Optionen","run.expired":"Aufnahmen nach Ablauf der Aufbewahrung einbeziehen","run.expired_help":"Frigate löscht sie samt Dateien beim nächsten Aufräumen.","run.force":"Vorhandene Einträge überschreiben","run.force_help":"Liest Pfad, Dauer und Größe neu. Von Frigate erkannte Bewegungen und Objekte bleiben.","run.dry":"Probelauf","run.backfill":"Nachtragen","run.ask":"{action} …","run.backfill_n":{one:"{n} Aufnahme nachtragen",other:"{n} Aufnahmen nachtragen"},"run.backfill_items":{one:"{n} Eintrag nachtragen",other:"{n} Einträge nachtragen"},"run.undo":"Rückgängig machen","run.starting":"Wird gestartet …","run.queued":"Wartet auf das Ende eines Laufs einer anderen Kamera","run.dry_running":"Probelauf: Dateien werden geprüft, nichts wird geändert","run.running":"Aufnahmen werden nachgetragen","run.scanned":{one:"{n} Datei geprüft",other:"{n} Dateien geprüft"},"run.scanned_of":{one:"{n} von {total} Datei geprüft",other:"{n} von {total} Dateien geprüft"},"run.found":"{n} nachzutragen","run.added":"{n} nachgetragen","run.errors":{one:"{n} Fehler",other:"{n} Fehler"},"run.left":"noch {duration}","run.stop":"Anhalten","run.stopping":"Wird angehalten …","confirm.title":"Aufnahmen zurückholen?","confirm.found":"Der Probelauf hat gefunden: {items}.","confirm.found_nothing":"Der Probelauf hat nichts gefunden, was zurückzuholen wäre.","confirm.no_dry_run":"Für diesen Zeitraum gab es keinen Probelauf.","confirm.safe":"In der Datenbank von Frigate kommen Einträge hinzu. Deine Dateien werden nicht verändert.","confirm.expired":"Darunter sind Aufnahmen nach Ablauf der Aufbewahrung. Frigate löscht diese Dateien beim nächsten Aufräumen.","confirm.force":"Vorhandene Einträge werden überschrieben.","confirm.undo_title":"Diesen Lauf rückgängig machen?","confirm.undo":"Einträge, die der Lauf hinzugefügt hat, werden entfernt, geänderte kommen zurück, wie sie waren. Deine Dateien werden nicht verändert.","item.recordings":{one:"{n} Aufnahme",other:"{n} Aufnahmen"},"item.reviews":{one:"{n} Überprüfungselement",other:"{n} Überprüfungselemente"},"item.previews":{one:"{n} Vorschau",other:"{n} Vorschauen"},"item.exports":{one:"{n} Export",other:"{n} Exporte"},"item.events":{one:"{n} verfolgtes Objekt",other:"{n} verfolgte Objekte"},"outcome.would":"Zurückzuholen: {items} ({duration} an {days}, {size}).","outcome.would_short":"Zurückzuholen: {items}.","outcome.days":{one:"{n} Tag",other:"{n} Tagen"},"outcome.would_update":{one:"{n} Eintrag würde überschrieben.",other:"{n} Einträge würden überschrieben."},"outcome.nothing":"Nichts zurückzuholen: Frigate hat alle brauchbaren Aufnahmen aus diesem Zeitraum.","outcome.nothing_else":"In diesem Zeitraum gibt es nichts zurückzuholen.","outcome.past":{one:"{n} Aufnahme nach Ablauf der Aufbewahrung wurde ausgelassen.",other:"{n} Aufnahmen nach Ablauf der Aufbewahrung wurden ausgelassen."},"outcome.past_kept":{one:"Bei {n} davon ist die Aufbewahrung abgelaufen: Frigate löscht sie beim nächsten Aufräumen.",other:"Bei {n} davon ist die Aufbewahrung abgelaufen: Frigate löscht sie beim nächsten Aufräumen."},"outcome.errors":{one:"{n} Datei ist unbrauchbar. Die Ergebnisse zeigen, warum.",other:"{n} Dateien sind unbrauchbar. Die Ergebnisse zeigen, warum."},"outcome.no_files":"Auf der Festplatte wurden in diesem Zeitraum keine Aufnahmen dieser Kamera gefunden. Frigate legt sie in /media/frigate/recordings ab: Prüfe, ob die Festplatte dort eingehängt ist.","outcome.added":{one:"{items} ist zurück in Frigate.",other:"{items} sind zurück in Frigate."},"outcome.updated":{one:"{n} Eintrag wurde überschrieben.",other:"{n} Einträge wurden überschrieben."},"outcome.none_added":"Es gab nichts zurückzuholen.","outcome.cancelled":"Angehalten. Bereits nachgetragene Aufnahmen bleiben.","outcome.cancelled_dry":"Angehalten, bevor alle Dateien geprüft waren.","outcome.failed":"Der Lauf ist fehlgeschlagen: {message}","outcome.interrupted":"Frigate wurde während des Laufs beendet. Bereits nachgetragene Aufnahmen bleiben. Starte den Lauf für den Rest erneut.","outcome.dry":"Probelauf","outcome.real":"Nachtragen","outcome.undo":"Rückgängig","outcome.undo_dry":"Rückgängig, Probelauf","outcome.verify":"Prüfung der Dauer","outcome.would_undo":"Der Lauf kann rückgängig gemacht werden.","outcome.undone":"Der Lauf wurde rückgängig gemacht.","outcome.when":"{what}, {when}","outcome.when_undone":"{what}, {when} (rückgängig gemacht)","outcome.choose":"Lauf","results.title":"Ergebnisse nach Datei","results.filter":"Anzeigen","results.all":"Alle","results.empty":"Keine Dateien.","results.more":"Mehr anzeigen","results.shown":"{n} von {total}","results.known":{one:"{n} Datei, die schon in Frigate ist, wird nicht aufgeführt.",other:"{n} Dateien, die schon in Frigate sind, werden nicht aufgeführt."},"results.unknown_time":"Zeit unbekannt","result.added":"Nachgetragen","result.updated":"Überschrieben","result.would_add":"Kann zurückgeholt werden","result.would_update":"Würde überschrieben","result.skipped":"Ausgelassen","result.error":"Fehler","reason.already_indexed":"Schon in Frigate.","reason.overlap":"Frigate hat eine andere Aufnahme aus derselben Zeit.","reason.moved":"Frigate führt sie unter einem Pfad, den es nicht mehr gibt. Schalte „Vorhandene Einträge überschreiben“ ein, um das zu korrigieren.","reason.too_recent":"Zu neu: Frigate trägt sie vielleicht noch selbst ein. Versuche es in ein paar Minuten erneut.","reason.past_retention":"Die Aufbewahrung ist abgelaufen. Erhöhe sie in der Konfiguration von Frigate und starte den Lauf erneut.","reason.invalid_path":"Unbekannter Dateiname oder Ordner. Bei Frigate: JJJJ-MM-TT/HH/kamera/MM.SS.mp4.","reason.no_duration":"Die Datei ist beschädigt: Ihre Dauer ist nicht lesbar.","reason.truncated":"Die Datei ist abgeschnitten, wahrscheinlich durch einen Stromausfall oder eine volle Festplatte.","reason.empty":"Die Datei ist leer.","reason.no_video":"Die Datei enthält kein Video.","reason.too_long":"Zehn Minuten oder länger: Solche Aufnahmen kann Frigate nicht abspielen.","reason.too_short":"Kürzer als 0,1 Sekunden.","reason.unreadable":"Die Datei ist nicht lesbar. Prüfe ihre Rechte auf dem Rechner, auf dem Frigate läuft.","reason.not_regular":"Das ist ein Verweis. Lege die Aufnahme selbst an diese Stelle.","reason.outside_root":"Außerhalb des Aufnahmeordners: hinter einem Verweis oder auf einer anderen Festplatte.","reason.database":"Die Datenbank von Frigate hat sie abgelehnt.","copies.title":"Kopien der Datenbank","copies.about":"Was eine Kopie noch enthält, kommt vollständig zurück, auch mit Bewegungen und Objekten.","copies.none":"Es wurden keine Kopien gefunden.","copies.kind.catalogue":"Katalog","copies.kind.backup":"Sicherung von Frigate","copies.kind.other":"Kopie","copies.damaged":"Beschädigt: Was lesbar ist, wird genutzt.","schedule.title":"Zeitplan","schedule.enabled":"Fehlende Aufnahmen automatisch zurückholen","schedule.interval":"Alle","schedule.hours":{one:"Stunde",other:"Stunden"},"schedule.retention":"Zurückblicken","schedule.days":{one:"Tag",other:"Tage"},"schedule.next":"Nächster Lauf {when}.","schedule.last":"Letzter Lauf {when}.","schedule.no_run":"Es ist kein Lauf geplant.","schedule.every":{one:"jede Stunde",other:"alle {n} Stunden"},"schedule.off":"aus","schedule.save":"Speichern","schedule.saved":"Gespeichert.","schedule.bad_interval":"Gib 0,25 bis 8760 Stunden an.","schedule.bad_days":"Gib 0,01 bis 36525 Tage an.","error.connection":"Home Assistant antwortet nicht.","error.unauthorized":"Du hast keine Berechtigung. Wende dich an einen Administrator.","error.unknown_command":"Die Integration Frigate Backfill ist nicht geladen.","error.unknown":"Etwas ist schiefgegangen. Sieh im Protokoll von Home Assistant nach.","editor.entry_id":"Frigate","editor.camera":"Kamera","editor.camera_help":"Leer lassen, um die Kamera auf der Karte zu wählen.","editor.title":"Titel","editor.days":"Tage","editor.days_help":"Wie weit die Übersicht zurückreicht.","editor.show_controls":"Probelauf und Nachtragen für Administratoren anzeigen","editor.show_schedule":"Zeitplan für Administratoren anzeigen","editor.unavailable":"Der visuelle Editor konnte nicht geladen werden. Nutze den Code-Editor."},gt={title:"Recordings",camera:"Camera",close:"Close",cancel:"Cancel",retry:"Try again",loading:"Loading…",failed:"That did not work","notice.no_entry":"Frigate is not set up","notice.no_entry_text":"Add the Frigate Backfill integration to see recordings here.","notice.no_entry_action":"Add integration","notice.not_loaded":"Frigate Backfill is not loaded","notice.not_loaded_text":"Check the integration under Settings > Devices & services.","notice.entry_gone":"Frigate not found","notice.entry_gone_text":"The integration entry that this card uses was removed. Edit the card and choose another one.","notice.no_camera":"No cameras","notice.no_camera_text":"Cameras appear here once they are in Frigate's configuration.","notice.no_camera_viewer_text":"You do not have access to any of this Frigate's cameras. Ask an administrator.","notice.camera_gone":"Camera “{camera}” not found","notice.camera_gone_text":"Frigate does not have this camera, or you do not have access to it. Edit the card and choose another one.","notice.unreachable":"Frigate is not responding","notice.unreachable_text":"The card updates as soon as Frigate is back.","notice.patch_missing":"Frigate runs without the patch","notice.patch_missing_text":"Install the Frigate Backfill patch as the integration's repair issue describes, then restart Frigate.","notice.patch_incompatible":"Frigate runs another version of the patch","notice.patch_incompatible_text":"Restart Frigate to load the version that Home Assistant has.","notice.auth":"Frigate refused the login","notice.auth_text":"Sign in again under Settings > Devices & services > Frigate Backfill.","notice.open_integration":"Open integration","notice.last_known":"Showing last known data.","overview.back":"All cameras","overview.missing":"{n} missing","overview.none_missing":"Nothing missing","overview.unchecked":"Not checked yet","overview.queued":"Waiting","overview.dry_running":"Dry run {percent}","overview.running":"Backfill {percent}","overview.last":"Last run {when}","overview.last_failed":"Last run failed {when}","overview.no_last":"No run yet","overview.next":"Next run {when}","overview.no_next":"No run scheduled","overview.days":"Last 30 days","map.label":"Recordings of {camera} by day and hour","map.day":"Day","map.recorded":"{duration} recorded","map.backfilled":"{duration} backfilled","map.missing":"{n} missing","map.errors":{one:"{n} unusable file",other:"{n} unusable files"},"map.nothing":"nothing recorded","map.not_loaded":"loading","map.gap":"Clocks went forward: this hour did not exist","map.repeated":"second time","map.older":"Look further back","map.reached":"Nothing is older than {date}.","map.failed":"Some days could not be loaded: {error}","map.hint":"Use the arrow keys to move by hour or day, and Enter to open an hour.","legend.recorded":"Recorded","legend.backfilled":"Backfilled","legend.missing":"On disk, missing in Frigate","legend.errors":"Unusable file","legend.none":"No recording","hour.empty":"No recordings in this hour.","hour.of_kind":"{kind}: {n}","hour.kind.recorded":"Recorded","hour.kind.backfilled":"Backfilled","hour.kind.missing":"Missing in Frigate","hour.kind.error":"Unusable","hour.play":"Play {time}","hour.previous":"Previous recording","hour.next":"Next recording","hour.pick":"Choose a recording to play.","hour.play_failed":"This browser cannot play the recording. H.265 is often the cause: download it and use another player.","hour.play_damaged":"This file is damaged and cannot be played.","hour.download":"Download","hour.earlier":"Previous hour","hour.later":"Next hour","hour.not_looked":"Missing recordings are listed as of the last run. Start a dry run to check the disk again.","missing.some":{one:"{n} recording on disk is missing in Frigate ({duration}, {size})",other:"{n} recordings on disk are missing in Frigate ({duration}, {size})"},"missing.past":"{n} more past retention","missing.none":"No recordings are missing in Frigate","missing.as_of":"checked {when}","missing.never":"The disk has not been checked yet. A dry run checks it without changing anything.","missing.never_viewer":"The disk has not been checked yet.","run.title":"Bring back recordings","run.range":"Time range","run.range.day":"Last 24 hours","run.range.week":"Last 7 days","run.range.month":"Last 30 days","run.range.all":"Everything","run.range.custom":"Custom","run.from":"From","run.to":"To","run.bad_range":"The start must be before the end.","run.bad_date":"Enter a start and an end.","run.options":"More options","run.expired":"Include recordings past retention","run.expired_help":"Frigate deletes them, files included, at its next clean-up.","run.force":"Overwrite existing entries","run.force_help":"Reads path, duration and size again. Motion and objects found by Frigate stay.","run.dry":"Dry run","run.backfill":"Backfill","run.ask":"{action}…","run.backfill_n":{one:"Backfill {n} recording",other:"Backfill {n} recordings"},"run.backfill_items":{one:"Backfill {n} item",other:"Backfill {n} items"},"run.undo":"Undo","run.starting":"Starting…","run.queued":"Waiting for another camera's run to finish","run.dry_running":"Dry run: checking files, changing nothing","run.running":"Backfilling recordings","run.scanned":{one:"{n} file checked",other:"{n} files checked"},"run.scanned_of":{one:"{n} of {total} file checked",other:"{n} of {total} files checked"},"run.found":"{n} to bring back","run.added":"{n} brought back","run.errors":{one:"{n} error",other:"{n} errors"},"run.left":"{duration} left","run.stop":"Stop","run.stopping":"Stopping…","confirm.title":"Bring back recordings?","confirm.found":"The dry run found {items}.","confirm.found_nothing":"The dry run found nothing to bring back.","confirm.no_dry_run":"This time range has not been checked by a dry run.","confirm.safe":"Entries are added to Frigate's database. Your files are not changed.","confirm.expired":"This includes recordings past retention. Frigate deletes those files at its next clean-up.","confirm.force":"Existing entries are overwritten.","confirm.undo_title":"Undo this run?","confirm.undo":"The entries that the run added are removed, and those it changed come back as they were. Your files are not changed.","item.recordings":{one:"{n} recording",other:"{n} recordings"},"item.reviews":{one:"{n} review item",other:"{n} review items"},"item.previews":{one:"{n} preview",other:"{n} previews"},"item.exports":{one:"{n} export",other:"{n} exports"},"item.events":{one:"{n} tracked object",other:"{n} tracked objects"},"outcome.would":"{items} ({duration} on {days}, {size}) can be brought back.","outcome.would_short":"{items} can be brought back.","outcome.days":{one:"{n} day",other:"{n} days"},"outcome.would_update":{one:"{n} entry would be overwritten.",other:"{n} entries would be overwritten."},"outcome.nothing":"Nothing to bring back: Frigate has every usable recording in this time range.","outcome.nothing_else":"Nothing to bring back in this time range.","outcome.past":{one:"{n} recording past retention was left out.",other:"{n} recordings past retention were left out."},"outcome.past_kept":{one:"{n} of them is past retention: Frigate deletes it at its next clean-up.",other:"{n} of them are past retention: Frigate deletes them at its next clean-up."},"outcome.errors":{one:"{n} file cannot be used. The results show why.",other:"{n} files cannot be used. The results show why."},"outcome.no_files":"No recordings of this camera were found on disk in this time range. Frigate keeps them in /media/frigate/recordings: check that the disk is mounted there.","outcome.added":{one:"{items} is back in Frigate.",other:"{items} are back in Frigate."},"outcome.updated":{one:"{n} entry was overwritten.",other:"{n} entries were overwritten."},"outcome.none_added":"There was nothing to bring back.","outcome.cancelled":"Stopped. Recordings brought back so far stay.","outcome.cancelled_dry":"Stopped before all files were checked.","outcome.failed":"The run failed: {message}","outcome.interrupted":"Frigate stopped during the run. Recordings brought back so far stay. Run it again for the rest.","outcome.dry":"Dry run","outcome.real":"Backfill","outcome.undo":"Undo","outcome.undo_dry":"Undo, dry run","outcome.verify":"Check of durations","outcome.would_undo":"The run can be undone.","outcome.undone":"The run was undone.","outcome.when":"{what}, {when}","outcome.when_undone":"{what}, {when} (undone)","outcome.choose":"Run","results.title":"Results by file","results.filter":"Show","results.all":"All","results.empty":"No files to list.","results.more":"Show more","results.shown":"{n} of {total}","results.known":{one:"{n} file that is already in Frigate is not listed.",other:"{n} files that are already in Frigate are not listed."},"results.unknown_time":"Unknown time","result.added":"Brought back","result.updated":"Overwritten","result.would_add":"Can be brought back","result.would_update":"Would be overwritten","result.skipped":"Skipped","result.error":"Error","reason.already_indexed":"Already in Frigate.","reason.overlap":"Frigate has another recording from the same time.","reason.moved":"Frigate has it under a path that no longer exists. Turn on “Overwrite existing entries” to fix that.","reason.too_recent":"Too recent: Frigate may still add it. Try again in a few minutes.","reason.past_retention":"Past retention. Raise the retention in Frigate's configuration, then run again.","reason.invalid_path":"Unknown file name or folder. Frigate's are YYYY-MM-DD/HH/camera/MM.SS.mp4.","reason.no_duration":"The file is damaged: its duration cannot be read.","reason.truncated":"The file was cut short, probably by a power cut or a full disk.","reason.empty":"The file is empty.","reason.no_video":"The file contains no video.","reason.too_long":"Ten minutes or longer: Frigate cannot play such recordings.","reason.too_short":"Shorter than 0.1 seconds.","reason.unreadable":"The file cannot be read. Check its permissions on Frigate's host.","reason.not_regular":"This is a link. Put the recording itself in its place.","reason.outside_root":"Outside the recordings folder: behind a link or on another disk.","reason.database":"Frigate's database rejected it.","copies.title":"Copies of the database","copies.about":"What a copy still has comes back with everything it had, motion and objects included.","copies.none":"No copies were found.","copies.kind.catalogue":"Catalogue","copies.kind.backup":"Frigate's backup","copies.kind.other":"Copy","copies.damaged":"Damaged: what can be read is used.","schedule.title":"Schedule","schedule.enabled":"Bring back missing recordings automatically","schedule.interval":"Every","schedule.hours":{one:"hour",other:"hours"},"schedule.retention":"Look back","schedule.days":{one:"day",other:"days"},"schedule.next":"Next run {when}.","schedule.last":"Last run {when}.","schedule.no_run":"No run is scheduled.","schedule.every":{one:"every hour",other:"every {n} hours"},"schedule.off":"off","schedule.save":"Save","schedule.saved":"Saved.","schedule.bad_interval":"Enter 0.25 to 8760 hours.","schedule.bad_days":"Enter 0.01 to 36525 days.","error.connection":"Home Assistant is not responding.","error.unauthorized":"You do not have permission. Ask an administrator.","error.unknown_command":"The Frigate Backfill integration is not loaded.","error.unknown":"Something went wrong. See Home Assistant's log.","editor.entry_id":"Frigate","editor.camera":"Camera","editor.camera_help":"Leave empty to choose a camera on the card.","editor.title":"Title","editor.days":"Days","editor.days_help":"How far back the map goes.","editor.show_controls":"Show dry run and backfill to administrators","editor.show_schedule":"Show the schedule to administrators","editor.unavailable":"The visual editor could not be loaded. Use the code editor."},Mi={en:gt,de:dr},Oi=["ar","fa","he","ur"],Ve=r=>r.toLowerCase().split("-")[0]??"en";function Di(r){return Ve(r)in Mi}function _e(r,e){return Oi.includes(Ve(e))?`⁦${r}⁩`:r}function ur(r,e){return Oi.includes(Ve(e))?`⁨${r}⁩`:r}function Ti(r){const e=Di(r)?Ve(r):"en",t=Mi[e]??gt,i=new Intl.PluralRules(e);return(n,s={})=>{const o=t[n],h=(typeof o=="string"?o:i.select(Number(s.count))==="one"?o.one:o.other).replace(/\{(\w+)\}/g,(u,f)=>ur(String(s[f]??u),r));return _e(h,r)}}function ot(r){return r in gt?r:void 0}const pr=["database","too_recent"];function Fi({reason:r,message:e},t){const i=r===null?void 0:ot(`reason.${r}`);return i?e!==null&&r!==null&&pr.includes(r)?`${t(i)} (${e})`:t(i):e??r??""}var fr=Object.defineProperty,mt=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&fr(e,t,n),n};const gr={recorded:"📹",backfilled:"📁",missing:"❓",error:"⚠️"},_t=class _t extends y{constructor(){super(...arguments),this.recordings=[],this.playing=null}render(){return l`<ul>
      ${this.recordings.map(e=>l`<li>${this.renderEntry(e)}</li>`)}
    </ul>`}renderEntry(e){if(e.url===null)return l`<div class="entry ${e.kind}">${this.renderFacts(e)}</div>`;const{t}=this.ui,i=t("hour.play",{time:this.time(e)});return l`<button
      class="entry ${e.kind}"
      title=${i}
      aria-current=${this.playing===e}
      @click=${()=>this.dispatchEvent(new CustomEvent("play",{detail:{recording:e}}))}
    >
      ${this.renderFacts(e)} ${T(an)}
    </button>`}renderFacts(e){const{t,formats:i}=this.ui,n=Fi(e,t),s=e.kind==="missing"||e.kind==="error";return l`
      <span class="emoji" aria-hidden="true">${gr[e.kind]}</span>
      <span>
        ${this.time(e)}
        <small>${t(`hour.kind.${e.kind}`)}</small>
      </span>
      <span class="number">
        ${e.duration===null?d:i.clip(e.duration)}
      </span>
      <span class="number">
        ${e.size_mb===null?d:i.size(e.size_mb)}
      </span>
      ${s&&n?l`<span class="why">${n}</span>`:d}
      ${e.kind==="error"&&e.file_path?l`<code class="why">${e.file_path}</code>`:d}
    `}time({start_time:e}){const{t,formats:i}=this.ui;return e===null?t("results.unknown_time"):i.timeWithSeconds(e)}};_t.styles=[$,E,w`
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
    `];let ue=_t;mt([c({attribute:!1})],ue.prototype,"ui");mt([c({attribute:!1})],ue.prototype,"recordings");mt([c({attribute:!1})],ue.prototype,"playing");var mr=Object.defineProperty,qe=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&mr(e,t,n),n};const xt=class xt extends y{constructor(){super(...arguments),this.recordings=[],this.recording=null,this.failed=!1,this.renewed=0}willUpdate(e){if(e.has("recording")){const t=e.get("recording");t?.start_time!==this.recording?.start_time&&(this.renewed=0),this.failed=this.renewed>0&&t?.url===this.recording?.url}}render(){return l`
      <div class="screen">${this.renderScreen()}</div>
      ${this.recording?this.renderBar(this.recording):d}
    `}renderScreen(){const{t:e}=this.ui,{recording:t}=this;if(t?.url==null)return l`<p>${e("hour.pick")}</p>`;if(this.failed){const i=t.kind==="error";return l`<p role="alert">${e(i?"hour.play_damaged":"hour.play_failed")}</p>`}return l`<video
      src=${t.url}
      aria-label=${this.time(t)}
      controls
      autoplay
      playsinline
      @ended=${()=>this.move(1)}
      @error=${this.onError}
    ></video>`}renderBar(e){const{t}=this.ui,i=this.index;return l`<div class="bar">
      <button
        class="icon-button"
        aria-label=${t("hour.previous")}
        ?disabled=${i<=0}
        @click=${()=>this.move(-1)}
      >
        ${T(un,"turns")}
      </button>
      <span>${this.time(e)}</span>
      ${e.url?l`<a class="download" href=${e.url} download>${t("hour.download")}</a>`:d}
      <button
        class="icon-button"
        aria-label=${t("hour.next")}
        ?disabled=${i>=this.recordings.length-1}
        @click=${()=>this.move(1)}
      >
        ${T(dn,"turns")}
      </button>
    </div>`}time({start_time:e}){return e===null?"":this.ui.formats.timeWithSeconds(e)}get index(){return this.recordings.findIndex(e=>e===this.recording)}move(e){const t=this.recordings[this.index+e];t&&this.dispatchEvent(new CustomEvent("play",{detail:{recording:t}}))}onError(){this.renewed++,this.renewed>1?this.failed=!0:this.dispatchEvent(new CustomEvent("expired"))}};xt.styles=[$,E,w`
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
    `];let ee=xt;qe([c({attribute:!1})],ee.prototype,"ui");qe([c({attribute:!1})],ee.prototype,"recordings");qe([c({attribute:!1})],ee.prototype,"recording");qe([g()],ee.prototype,"failed");var br=Object.defineProperty,Pi=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&br(e,t,n),n};const vr=["recorded","backfilled","missing","errors","none"],kt=class kt extends y{constructor(){super(...arguments),this.short=!1}render(){return l`<ul>
      ${vr.slice(0,this.short?3:void 0).map(e=>l`<li><i class=${e} aria-hidden="true"></i>${this.ui.t(`legend.${e}`)}</li>`)}
    </ul>`}};kt.styles=[$,w`
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
    `];let Se=kt;Pi([c({attribute:!1})],Se.prototype,"ui");Pi([c({type:Boolean})],Se.prototype,"short");/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const yr={CHILD:2},Hi=r=>(...e)=>({_$litDirective$:r,values:e});let Ni=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,i){this._$Ct=e,this._$AM=t,this._$Ci=i}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};/**
 * @license
 * Copyright 2018 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const wr={},$r=Hi(class extends Ni{constructor(){super(...arguments),this.ot=wr}render(r,e){return e()}update(r,[e,t]){if(Array.isArray(e)){if(Array.isArray(this.ot)&&this.ot.length===e.length&&e.every((i,n)=>i===this.ot[n]))return R}else if(this.ot===e)return R;return this.ot=Array.isArray(e)?Array.from(e):e,this.render(e,t)}}),at=28,De=2*at;class ai{constructor(e,t,i,n=at){this.store=e,this.days=t,this.startOfRow=i,this.wanted=0,this.shown=Math.min(t,n)}get oldest(){return Math.ceil(this.startOfRow(this.shown-1)/m)*m}get end(){return this.shown<this.days&&this.isOver(1/0)===!0?this.shown-1-De:void 0}grow(e){if(this.shown>=this.days||!this.store.bucket(this.oldest))return!1;const t=this.isOver(e);return t===void 0&&this.store.request(...this.tail(e)),t===!1&&(this.shown=Math.min(this.days,this.shown+at)),t===!1}lookFurther(){this.shown=Math.min(this.days,this.shown+De),this.wanted=this.shown}isOver(e){return this.shown<De||this.shown<=this.wanted?!1:this.store.isEmpty(...this.tail(e))}tail(e){const t=this.startOfRow(this.shown-1-De);return[this.startOfRow(this.shown-1),Math.min(e,t)]}}class Ri{constructor(e){this.act=e,this.handle=0}request(){this.handle||=requestAnimationFrame(e=>{this.handle=0,this.act(e)})}cancel(){cancelAnimationFrame(this.handle),this.handle=0}}function _r({formats:r,t:e,zone:t},i){let n=i;for(;t.startOfDay(n+1)-t.startOfDay(n)!==A;)n--;const s=t.startOfDay(n),o=[...Array(24).keys()].map(a=>{const h=r.time(s+a*m),u=a%3===0?Cr(h):"";return l`<div class="h${a}" role="columnheader">
      <span aria-hidden="true">${u}</span><span class="visually-hidden">${h}</span>
    </div>`});return l`<div class="head" role="row" aria-rowindex="1">
    <div class="corner" role="columnheader">
      <span class="visually-hidden">${e("map.day")}</span>
    </div>
    ${o}
  </div>`}function xr(r,e,t){r.style.removeProperty("--fb-label"),t>e.offsetWidth&&r.style.setProperty("--fb-label",`${t}px`)}function kr(r,{t:e},t){return Ui(e("map.failed",{error:W(r,e)}),e("retry"),t)}function Ar(r,{t:e,formats:t},i){return Ui(e("map.reached",{date:t.dayDate(r)}),e("map.older"),i)}function Ui(r,e,t){return l`<div class="foot" role="status">
    ${r}
    <button class="link" @click=${t}>${e}</button>
  </div>`}function Cr(r){return r.replace(/[:.]00/,"").replace(/^0(\d)/,"$1")}function Er(r,e,t){if(!(r.altKey||r.metaKey))switch(r.key){case"Enter":case" ":return"open";case"Escape":return"hide";default:return Sr(r,e,t)}}function Sr(r,e,{zone:t,oldest:i,newest:n,rtl:s}){const o=s?"ArrowLeft":"ArrowRight",a=t.dayOf(e),h=(()=>{switch(r.key){case"ArrowLeft":case"ArrowRight":return e+(r.key===o?m:-m);case"ArrowUp":return Te(e,a+1,t);case"ArrowDown":return Te(e,a-1,t);case"PageUp":return Te(e,a+7,t);case"PageDown":return Te(e,a-7,t);case"Home":return r.ctrlKey?n:t.hoursOfDay(a)[0]?.start;case"End":return r.ctrlKey?i:t.hoursOfDay(a).at(-1)?.start;default:return}})();return h===void 0?void 0:Math.min(n,Math.max(i,h))}function Te(r,e,t){const i=t.hoursOfDay(t.dayOf(r)).find(s=>s.start===r)?.hour??0,n=t.hoursOfDay(e);return(n.find(s=>s.hour>=i)??n.at(-1))?.start}class Lr{constructor(e,t,i){this.box=e,this.source=t,this.rowHeight=i,this.rows=new Map,this.spare=[]}at(e){return this.rows.get(e)}widestLabel(){return Math.max(0,...[...this.rows.values()].map(e=>e.label.offsetWidth))}show(e,t,i){for(const[n,s]of this.rows)(n<e||n>t)&&n!==i&&(this.rows.delete(n),s.usual?this.spare.push(s):s.remove());for(let n=e;n<=t;n++)this.rows.has(n)||this.rows.set(n,this.make(n));this.spare.forEach(n=>n.remove()),this.spare=[]}paint(e){const{bucketOf:t,ui:i}=this.source;let n=e;for(const s of this.rows.values()){if(n===0)return!1;n-=si(s,t,i)?1:0}return!0}sort(e){const t=[...this.rows.keys()].sort((s,o)=>s-o),i=this.rows.get(e)??null;let n=null;for(const s of t){const o=this.rows.get(s);o&&o!==i&&o.previousElementSibling!==n&&this.box.insertBefore(o,n?n.nextElementSibling:this.box.firstElementChild),n=o??n}}make(e){const{ui:t,now:i,today:n,bucketOf:s}=this.source,o=n-e;let a=Ci(o,i,t)?this.spare.pop():void 0;return a?Si(a,o,e,t):(a=tr(o,e,i,t),this.box.append(a)),a.style.transform=`translateY(${e*this.rowHeight}px)`,si(a,s,t),a}}const li=80;class zr{constructor(e){this.steps=e,this.frame=new Ri(t=>this.onFrame(t)),this.timer=0,this.loaded=0}moved(){this.frame.request(),clearTimeout(this.timer),this.timer=window.setTimeout(()=>{this.steps.rest(),this.steps.load()},li)}stop(){this.frame.cancel(),clearTimeout(this.timer)}onFrame(e){this.steps.follow(),e>this.loaded+li&&(this.loaded=e,this.steps.load())}}const Mr=[...Array(24).keys()],Or=Mr.map(r=>{const e=2+2*r,t=2+2*(r%12),i=r<12?1:2;return`
    .h${r} { grid-area: 1 / ${e} / auto / span 2; }
    .h${r}.half { grid-area: 1 / ${e} / auto / span 1; }
    .h${r}.half.again { grid-area: 1 / ${e+1} / auto / span 1; }
    .folded .h${r} { grid-area: ${i} / ${t} / auto / span 2; }
    .folded .h${r}.half { grid-area: ${i} / ${t} / auto / span 1; }
    .folded .h${r}.half.again { grid-area: ${i} / ${t+1} / auto / span 1; }`}).join(""),Dr=w`
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
  ${vi(Or)}
`;class Tr{constructor(){this.hour=0}mark(e){const t=e?.cells.find(i=>i.hour===this.hour);t!==this.cell&&(this.cell?.removeAttribute("tabindex"),this.cell=t),t&&t.tabIndex!==0&&(t.tabIndex=0)}get focused(){return this.cell?.matches(":focus")===!0}focus(){this.cell?.focus({preventScroll:!0})}}const we=8;class Fr{constructor(e,t){this.popover=e,this.source=t}onPointer(e){const t=Re(e);t&&e.pointerType!=="touch"?this.show(t):this.hide()}onFocus(e){const t=Re(e);t?.matches(":focus-visible")&&this.show(t)}hide(){const e=this.popover();e.matches(":popover-open")&&e.hidePopover()}show(e){const{ui:t}=this.source,i=this.source.bucketOf(e.hour),n=this.popover(),s=document.createElement("b");s.textContent=lr(e,t);const o=i?Ai(i,t):[t.t("map.not_loaded")];n.replaceChildren(s,o.join(" · ")),n.matches(":popover-open")||n.showPopover(),Pr(n,e)}}function Pr(r,e){const t=e.getBoundingClientRect(),i=r.getBoundingClientRect(),n=t.left+t.width/2-i.width/2,s=window.innerWidth-i.width-we,o=t.top-i.height-we;r.style.left=`${Math.max(we,Math.min(n,s))}px`,r.style.top=`${o>we?o:t.bottom+we}px`}const Xe=6,ci=26,Hr=440,Nr=60,Rr=r=>r>0&&r<Hr;class Ur{constructor(){this.top=0,this.height=0,this.rowHeight=ci}fold(e){this.rowHeight=e?Nr:ci}rows(e){const t=Math.max(0,Math.floor(this.top/this.rowHeight)-Xe),i=t+Math.ceil(this.height/this.rowHeight)+2*Xe;return[t,Math.min(e-1,i)]}nearEnd(e){return this.rows(e)[1]>=e-1-Xe}topFor(e,t){const i=e*this.rowHeight,n=this.height-t;return i<this.top?i:i+this.rowHeight>this.top+n?i+this.rowHeight-n:void 0}}var jr=Object.defineProperty,L=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&jr(e,t,n),n};const Br=14,Ir=5,At=class At extends y{constructor(){super(...arguments),this.revision=0,this.camera="",this.days=365,this.now=0,this.offline=!1,this.folded=!1,this.today=0,this.view=new Ur,this.tabStop=new Tr,this.tip=new Fr(()=>this.tipBox,this),this.painting=new Ri(()=>this.paint()),this.scrolling=new zr({follow:()=>this.follow(),load:()=>this.load(),rest:()=>this.rows.sort(this.activeRow)}),this.resize=new ResizeObserver(()=>this.measure()),this.startOfRow=e=>this.ui.zone.startOfDay(this.today-e),this.lookFurther=()=>{this.depth.lookFurther(),this.requestUpdate(),this.updateComplete.then(()=>this.moveTo(this.depth.shown*this.view.rowHeight))},this.retry=()=>{this.store.invalidate(),this.load()}}connectedCallback(){super.connectedCallback(),this.resize.observe(this),this.hasUpdated&&(this.resize.observe(this.scroller),this.painting.request())}firstUpdated(){this.resize.observe(this.scroller)}disconnectedCallback(){super.disconnectedCallback(),this.resize.disconnect(),this.scrolling.stop(),this.painting.cancel()}render(){const{t:e}=this.ui;return l`
      <div
        class="scroller ${this.folded?"folded":""}"
        role="grid"
        aria-label=${e("map.label",{camera:this.camera})}
        aria-description=${e("map.hint")}
        aria-rowcount=${this.depth.shown+1}
        @scroll=${this.onScroll}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @pointerover=${t=>this.tip.onPointer(t)}
        @pointerleave=${()=>this.tip.hide()}
        @focusin=${t=>this.tip.onFocus(t)}
        @focusout=${()=>this.tip.hide()}
      >
        ${$r([this.ui],()=>_r(this.ui,this.today))}
        <div
          class="rows"
          role="rowgroup"
          .style=${`height:${this.depth.shown*this.view.rowHeight}px`}
        ></div>
      </div>
      ${this.renderFoot()}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `}renderFoot(){const{error:e}=this.store;if(e!==null)return this.offline?d:kr(e,this.ui,this.retry);const{end:t}=this.depth;return t===void 0?d:Ar(this.today-t,this.ui,this.lookFurther)}willUpdate(e){this.today=this.ui.zone.dayOf(this.now),e.has("store")?(this.depth=new ai(this.store,this.days,this.startOfRow),this.tabStop.hour=0):e.has("days")&&(this.depth=new ai(this.store,this.days,this.startOfRow,this.depth.shown))}updated(e){const t=e.get("now"),i=t!==void 0&&Math.floor(t/m)!==Math.floor(this.now/m),n=e.has("ui")||e.has("folded");e.has("store")&&(this.scroller.scrollTop=this.view.top=0),n||i||e.has("store")?this.makeRows():(this.showRows(),this.painting.request()),n&&xr(this.scroller,this.corner,this.rows.widestLabel()),(e.has("store")||e.has("revision"))&&(this.load(),this.grow())}bucketOf(e){return this.store.bucket(e)}measure(){const e=this.view.top/this.view.rowHeight;this.view.height=this.scroller.clientHeight;const t=Rr(this.clientWidth);t!==this.folded?(this.folded=t,this.view.fold(t),this.updateComplete.then(()=>this.moveTo(e*this.view.rowHeight))):(this.showRows(),this.load())}makeRows(){const{focused:e}=this.tabStop,{ui:t,now:i,today:n}=this,s=o=>this.bucketOf(o);this.rowBox.replaceChildren(),this.rows=new Lr(this.rowBox,{ui:t,now:i,today:n,bucketOf:s},this.view.rowHeight),this.showRows(),e&&this.tabStop.focus()}showRows(){const[e,t]=this.view.rows(this.depth.shown);this.tabStop.hour||=Math.floor(this.now/m)*m,this.rows.show(e,t,this.activeRow),this.tabStop.mark(this.rows.at(this.activeRow))}get activeRow(){return this.today-this.ui.zone.dayOf(this.tabStop.hour)}paint(){this.rows.paint(Ir)||this.painting.request()}onScroll(){this.tip.hide(),this.scrolling.moved()}follow(){this.view.top=this.scroller.scrollTop,this.showRows(),this.grow()}moveTo(e){this.scroller.scrollTop=e,this.view.top=this.scroller.scrollTop,this.showRows()}load(){const[e,t]=this.view.rows(this.depth.shown);if(t>=e){const i=Math.min(this.days-1,t+Br);this.store.request(this.startOfRow(i),this.startOfRow(e-1))}}grow(){this.view.nearEnd(this.depth.shown)&&this.depth.grow(this.now)&&this.requestUpdate()}onClick(e){const t=Re(e);t&&this.select(t)}select(e){this.tabStop.hour=e.hour,this.tabStop.mark(this.rows.at(this.activeRow)),this.tip.hide(),this.dispatchEvent(new CustomEvent("hour-selected",{detail:{hour:e.hour}}))}onKey(e){const t=Re(e),i=t&&Er(e,t.hour,this.bounds);if(!(!t||i===void 0)){if(i==="hide"){this.tip.hide();return}e.preventDefault(),i==="open"?this.select(t):this.focusHour(i)}}get bounds(){return{zone:this.ui.zone,newest:Math.floor(this.now/m)*m,oldest:this.depth.oldest,rtl:getComputedStyle(this).direction==="rtl"}}focusHour(e){this.tabStop.hour=Math.ceil(e/m)*m;const t=this.view.topFor(this.activeRow,this.head.offsetHeight);t===void 0?this.showRows():this.moveTo(t),this.tabStop.focus()}};At.styles=[$,E,Dr];let k=At;L([c({attribute:!1})],k.prototype,"ui");L([c({attribute:!1})],k.prototype,"store");L([c({type:Number})],k.prototype,"revision");L([c()],k.prototype,"camera");L([c({type:Number})],k.prototype,"days");L([c({type:Number})],k.prototype,"now");L([c({type:Boolean})],k.prototype,"offline");L([g()],k.prototype,"folded");L([ge(".scroller")],k.prototype,"scroller");L([ge(".rows")],k.prototype,"rowBox");L([ge(".head")],k.prototype,"head");L([ge(".corner")],k.prototype,"corner");L([ge(".tip")],k.prototype,"tipBox");var Vr=Object.defineProperty,se=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Vr(e,t,n),n};const Ct=class Ct extends y{constructor(){super(...arguments),this.icon="",this.heading="",this.text="",this.href="",this.action="",this.banner=!1,this.busy=!1}render(){return l`<div role="status">
      ${T(this.icon)}
      <h3>${this.heading}</h3>
      ${this.text?l`<p>${this.text}</p>`:d} ${this.renderAction()}
    </div>`}renderAction(){return this.action?this.href?l`<a class="button" href=${this.href} @click=${this.onLink}>${this.action}</a>`:l`<button class="button" @click=${this.onAction}>${this.action}</button>`:d}onAction(){this.dispatchEvent(new CustomEvent("action"))}onLink(e){e.ctrlKey||e.metaKey||e.shiftKey||e.button!==0||(e.preventDefault(),history.pushState(null,"",this.href),window.dispatchEvent(new CustomEvent("location-changed",{detail:{replace:!1}})))}};Ct.styles=[$,E,w`
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
    `];let F=Ct;se([c()],F.prototype,"icon");se([c()],F.prototype,"heading");se([c()],F.prototype,"text");se([c()],F.prototype,"href");se([c()],F.prototype,"action");se([c({type:Boolean,reflect:!0})],F.prototype,"banner");se([c({type:Boolean,reflect:!0})],F.prototype,"busy");const Ue=30,qr=12,Wr=10;function Kr(r,e,t){const i=e.dayOf(t);return[...Array(Ue).keys()].map(n=>Gr(r,e.hoursOfDay(i-Ue+1+n)))}function Zr(r,e,t){r.request(e.startOfDay(e.dayOf(t)-Ue+1),t)}function Gr(r,e){let t=0,i=0,n=0;for(const{start:h}of e){const u=r.bucket(h);if(!u)return null;t+=u.recorded_seconds,i+=u.backfilled_seconds,n+=u.missing_files*Wr}const s=e.length*m,o=et(n,s),a=Math.min(et(i,s),100-o);return{missing:o,backfilled:a,recorded:Math.min(et(t,s),100-o-a)}}function et(r,e){return r===0?0:Math.max(qr,Math.min(100,100*r/e))}function Yr(r,{t:e,formats:t}){if(r.state==="queued")return{text:e("overview.queued"),tone:"busy"};if(r.state==="running"){const n=r.percent===null?"":t.percent(r.percent),s=r.dry_run?"overview.dry_running":"overview.running";return{text:e(s,{percent:n}).trim(),tone:"busy"}}if(!r.missing)return{text:e("overview.unchecked"),tone:"plain"};const i=xi(r.missing);return i>0?{text:e("overview.missing",{n:t.number(i)}),tone:"missing"}:{text:e("overview.none_missing"),tone:"plain"}}function Jr({last_run:r},e,t){const{t:i,formats:n}=t;if(!r)return{text:i("overview.no_last"),tone:"plain"};const s=r.finished_at===null?"":n.relative(r.finished_at,e);return r.state==="failed"?{text:i("overview.last_failed",{when:s}),tone:"error"}:{text:i("overview.last",{when:s}),tone:"plain"}}function Qr({schedule:r},e,t){const{t:i,formats:n}=t,s=r?.enabled?r.next_run_at:null;return{text:s===null?i("overview.no_next"):i("overview.next",{when:n.relative(s,e)}),tone:"plain"}}var Xr=Object.defineProperty,be=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Xr(e,t,n),n};const Et=class Et extends y{constructor(){super(...arguments),this.label="",this.camera=void 0,this.store=void 0,this.revision=0,this.now=0,this.inSight=!1,this.sight=new IntersectionObserver(e=>{this.inSight=e.at(-1)?.isIntersecting===!0,this.request()})}connectedCallback(){super.connectedCallback(),this.sight.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.sight.disconnect()}updated(e){(e.has("store")||e.has("revision")||e.has("now"))&&this.request()}render(){const{ui:e,camera:t,now:i,store:n}=this,s=n?Kr(n,e.zone,i):[],o=t&&Yr(t,e);return l`<button @click=${()=>this.dispatchEvent(new CustomEvent("open"))}>
      <span class="name" dir="auto" title=${this.label}>${this.label}</span>
      ${o?l`<span class="state"><span class=${o.tone}>${o.text}</span></span>`:d}
      <span class="facts">
        ${t?[Jr(t,i,e),Qr(t,i,e)].map(es):d}
      </span>
      <span class="days" aria-hidden="true">${s.map(ts)}</span>
      ${T(mi,"turns")}
    </button>`}request(){this.inSight&&this.store&&Zr(this.store,this.ui.zone,this.now)}};Et.styles=[$,E,w`
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
        grid-template-columns: repeat(${Ue}, minmax(0, 1fr));
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
    `];let U=Et;be([c({attribute:!1})],U.prototype,"ui");be([c()],U.prototype,"label");be([c({attribute:!1})],U.prototype,"camera");be([c({attribute:!1})],U.prototype,"store");be([c({type:Number})],U.prototype,"revision");be([c({type:Number})],U.prototype,"now");function es(r){return l`<span class=${r.tone}>${r.text}</span>`}function ts(r){if(!r)return l`<i class="wait"></i>`;const{recorded:e,backfilled:t,missing:i}=r;return l`<i .style=${`--r:${e}%;--b:${e+t}%;--m:${e+t+i}%`}></i>`}/**
 * @license
 * Copyright 2020 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const{I:is}=On,hi=r=>r,di=()=>document.createComment(""),$e=(r,e,t)=>{const i=r._$AA.parentNode,n=e===void 0?r._$AB:e._$AA;if(t===void 0){const s=i.insertBefore(di(),n),o=i.insertBefore(di(),n);t=new is(s,o,r,r.options)}else{const s=t._$AB.nextSibling,o=t._$AM,a=o!==r;if(a){let h;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(h=r._$AU)!==o._$AU&&t._$AP(h)}if(s!==n||a){let h=t._$AA;for(;h!==s;){const u=hi(h).nextSibling;hi(i).insertBefore(h,n),h=u}}}return t},G=(r,e,t=r)=>(r._$AI(e,t),r),ns={},rs=(r,e=ns)=>r._$AH=e,ss=r=>r._$AH,tt=r=>{r._$AR(),r._$AA.remove()};/**
 * @license
 * Copyright 2017 Google LLC
 * SPDX-License-Identifier: BSD-3-Clause
 */const ui=(r,e,t)=>{const i=new Map;for(let n=e;n<=t;n++)i.set(r[n],n);return i},os=Hi(class extends Ni{constructor(r){if(super(r),r.type!==yr.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let i;t===void 0?t=e:e!==void 0&&(i=e);const n=[],s=[];let o=0;for(const a of r)n[o]=i?i(a,o):o,s[o]=t(a,o),o++;return{values:s,keys:n}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,i]){const n=ss(r),{values:s,keys:o}=this.dt(e,t,i);if(!Array.isArray(n))return this.ut=o,s;const a=this.ut??=[],h=[];let u,f,p=0,v=n.length-1,b=0,_=s.length-1;for(;p<=v&&b<=_;)if(n[p]===null)p++;else if(n[v]===null)v--;else if(a[p]===o[b])h[b]=G(n[p],s[b]),p++,b++;else if(a[v]===o[_])h[_]=G(n[v],s[_]),v--,_--;else if(a[p]===o[_])h[_]=G(n[p],s[_]),$e(r,h[_+1],n[p]),p++,_--;else if(a[v]===o[b])h[b]=G(n[v],s[b]),$e(r,n[p],n[v]),v--,b++;else if(u===void 0&&(u=ui(o,b,_),f=ui(a,p,v)),u.has(a[p]))if(u.has(a[v])){const N=f.get(o[b]),Ye=N!==void 0?n[N]:null;if(Ye===null){const Bt=$e(r,n[p]);G(Bt,s[b]),h[b]=Bt}else h[b]=G(Ye,s[b]),$e(r,n[p],Ye),n[N]=null;b++}else tt(n[v]),v--;else tt(n[p]),p++;for(;b<=_;){const N=$e(r,h[_+1]);G(N,s[b]),h[b++]=N}for(;p<=v;){const N=n[p++];N!==null&&tt(N)}return this.ut=o,rs(r,h),R}});function ce(r,{banner:e=!1,slot:t,onAction:i}){return l`<frigate-backfill-notice
    slot=${t??d}
    .icon=${r.icon}
    .heading=${r.heading}
    .text=${r.text}
    .href=${r.href??""}
    .action=${r.action??""}
    .busy=${r.busy??!1}
    .banner=${e}
    @action=${i}
  ></frigate-backfill-notice>`}const as="/config/integrations/integration/frigate_backfill",ls="/config/integrations/dashboard/add?domain=frigate_backfill",cs={unreachable:rn,patch_missing:hn,patch_incompatible:pn,auth:on};function ji(r,e,t){const i=r??"unreachable",n={icon:cs[i],heading:t(`notice.${i}`),text:t(`notice.${i}_text`)};return e&&i!=="unreachable"?{...n,href:as,action:t("notice.open_integration")}:n}function hs(r,e,t,i,n){if(r===null&&t!==null){const s=Zn(t)==="unknown_command";return{icon:Vt,heading:n(s?"notice.not_loaded":"failed"),text:s?n("notice.not_loaded_text"):W(t,n),action:n("retry")}}if(r===null)return{icon:cn,heading:n("loading"),text:"",busy:!0};if(r.length===0){const s={icon:ln,heading:n("notice.no_entry"),text:n("notice.no_entry_text")};return i?{...s,href:ls,action:n("notice.no_entry_action")}:s}return e?null:{icon:Vt,heading:n("notice.entry_gone"),text:n("notice.entry_gone_text")}}function ds(r,e,t){return r===void 0?{icon:It,heading:t("notice.no_camera"),text:t(e?"notice.no_camera_text":"notice.no_camera_viewer_text")}:{icon:It,heading:t("notice.camera_gone",{camera:r}),text:t("notice.camera_gone_text")}}function us(r,e){const{camera:t,instances:i}=r;if(!r.several)return t?l`<span class="name muted">${he(t)}</span>`:d;const n=s=>s.cameras.map(o=>{const a={entryId:s.entry_id,camera:o.name};return l`<option
        value=${JSON.stringify(a)}
        ?selected=${s===r.instance&&o===t}
      >
        ${he(o)}
      </option>`});return l`<select
    aria-label=${e.t("camera")}
    @change=${s=>r.choose(JSON.parse(s.target.value))}
  >
    ${i.length>1?i.map(s=>l`<optgroup label=${s.title}>${n(s)}</optgroup>`):i.map(n)}
  </select>`}function he(r){return r.friendly_name??r.name}var ps=Object.defineProperty,oe=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&ps(e,t,n),n};const fs={numeric:!0},St=class St extends y{constructor(){super(...arguments),this.instances=[],this.revision=0,this.now=0,this.admin=!1}render(){const{ui:e,instances:t}=this;return l`
      ${t.map(i=>this.renderInstance(i))}
      <div class="caption">
        <frigate-backfill-legend .ui=${e} .short=${!0}></frigate-backfill-legend>
        <span>${e.t("overview.days")}</span>
      </div>
    `}renderInstance(e){const{t}=this.ui,{available:i,reason:n}=this.live.availability(e),s=e.cameras.some(({name:u})=>this.live.overview(e.entry_id,u)),o=i?null:ji(n,this.admin,t),a=()=>this.dispatchEvent(new CustomEvent("retry"));if(o&&!s&&this.instances.length===1)return ce(o,{onAction:a});const h=s?`${o?.text??""} ${t("notice.last_known")}`:o?.text??"";return l`
      ${this.instances.length>1?l`<h3>${e.title}</h3>`:d}
      ${o?l`<div class="away">
              ${ce({...o,text:h},{banner:!0,onAction:a})}
            </div>`:d}
      <ul>
        ${os([...e.cameras].sort((u,f)=>he(u).localeCompare(he(f),void 0,fs)),({name:u})=>u,u=>l`<li>${this.renderCamera(e,u,o!==null)}</li>`)}
      </ul>
    `}renderCamera(e,t,i){const{entry_id:n}=e;return l`<frigate-backfill-overview-row
      .ui=${this.ui}
      .label=${he(t)}
      .camera=${this.live.overview(n,t.name)}
      .store=${this.storeOf(n,t)}
      .revision=${this.revision}
      .now=${this.now}
      ?stale=${i}
      @open=${()=>this.dispatchEvent(new CustomEvent("camera-selected",{detail:{entryId:n,camera:t.name}}))}
    ></frigate-backfill-overview-row>`}};St.styles=[$,w`
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
    `];let P=St;oe([c({attribute:!1})],P.prototype,"ui");oe([c({attribute:!1})],P.prototype,"instances");oe([c({attribute:!1})],P.prototype,"live");oe([c({attribute:!1})],P.prototype,"storeOf");oe([c({type:Number})],P.prototype,"revision");oe([c({type:Number})],P.prototype,"now");oe([c({type:Boolean})],P.prototype,"admin");var gs=Object.defineProperty,I=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&gs(e,t,n),n};const ms=50,Lt=class Lt extends y{constructor(){super(...arguments),this.camera="",this.filter="",this.results=null,this.total=0,this.listed=null,this.error=null,this.turn=0}willUpdate(e){(e.get("run")?.job_id!==this.run.job_id||e.has("camera"))&&(e.has("run")||e.has("camera"))&&(this.filter="",this.listed=null,this.restart())}render(){const{t:e,formats:t}=this.ui,i=this.results?.length??0,n=this.listed===null?0:this.run.files_skipped-this.leftOut;return l`
      <div class="filters" role="group" aria-label=${e("results.filter")}>
        ${this.renderFilter("",e("results.all"))}
        ${this.statuses().map(([s,o])=>this.renderFilter(s,`${e(`result.${s}`)} ${t.number(o)}`))}
      </div>
      ${this.renderTable()}
      <div class="foot">
        ${i>0?l`<span
                >${e("results.shown",{n:t.number(i),total:t.number(this.total)})}</span
              >`:d}
        ${i<this.total?l`<button class="button" @click=${this.more}>${e("results.more")}</button>`:d}
        ${n>0?l`<span>${e("results.known",{count:n,n:t.number(n)})}</span>`:d}
      </div>
    `}renderFilter(e,t){return l`<button
      aria-pressed=${this.filter===e}
      @click=${()=>{this.filter=e,this.restart()}}
    >
      ${t}
    </button>`}renderTable(){const{t:e}=this.ui;return this.error!==null?l`<p role="alert" class="error-text">${W(this.error,e)}</p>`:this.results===null?l`<p class="muted" role="status">${e("loading")}</p>`:this.results.length===0?l`<p class="muted">${e("results.empty")}</p>`:l`<div class="box" tabindex="0" role="region" aria-label=${e("results.title")}>
      <table>
        <tbody>
          ${this.results.map(t=>this.renderResult(t))}
        </tbody>
      </table>
    </div>`}renderResult(e){const{t,formats:i}=this.ui,{start_time:n,duration:s,file_size_mb:o}=e,a=Fi(e,t);return l`<tr>
      <td class="when">
        ${n===null?t("results.unknown_time"):l`${i.date(n)}<br />${i.timeWithSeconds(n)}`}
      </td>
      <td>
        <span class="status ${e.status}">${t(`result.${e.status}`)}</span>
        ${a?l`<div>${a}</div>`:d}
        ${e.status==="error"||n===null?l`<code>${e.file_path}</code>`:d}
      </td>
      <td class="size">
        ${s?i.clip(s):d}<br />${o===null?d:i.size(o)}
      </td>
    </tr>`}get leftOut(){const{files_added:e,files_updated:t,files_errors:i}=this.run;return Math.max(0,(this.listed??0)-e-t-i)}statuses(){const{run:e}=this;return[[e.dry_run?"would_add":"added",e.files_added],[e.dry_run?"would_update":"updated",e.files_updated],["skipped",this.leftOut],["error",e.files_errors]].filter(([,i])=>i>0)}restart(){this.results=null,this.error=null,this.total=0,this.more()}async more(){const e=++this.turn,t=this.results?.length??0;try{const i=await this.client.results(this.camera,{job_id:this.run.job_id,...this.filter===""?{}:{status:this.filter},offset:t,limit:ms});e===this.turn&&(this.results=[...this.results??[],...i.results],this.total=i.total,this.filter===""&&(this.listed=i.total))}catch(i){e===this.turn&&(this.error=i)}}};Lt.styles=[$,E,me,w`
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
    `];let M=Lt;I([c({attribute:!1})],M.prototype,"ui");I([c({attribute:!1})],M.prototype,"client");I([c()],M.prototype,"camera");I([c({attribute:!1})],M.prototype,"run");I([g()],M.prototype,"filter");I([g()],M.prototype,"results");I([g()],M.prototype,"total");I([g()],M.prototype,"listed");I([g()],M.prototype,"error");var bs=Object.defineProperty,Bi=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&bs(e,t,n),n};const zt=class zt extends y{render(){const{heading:e,about:t,texts:i,warning:n,action:s}=this.question;return l`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${e}
      @closed=${()=>this.tell("closed")}
    >
      <p class="about">${t}</p>
      ${i.map(o=>l`<p>${o}</p>`)}
      ${n?l`<p class="warning">${n}</p>`:d}
      <button slot="buttons" class="button" @click=${()=>this.tell("closed")}>
        ${this.ui.t("cancel")}
      </button>
      <button slot="buttons" class="button primary" @click=${()=>this.tell("confirmed")}>
        ${s}
      </button>
    </frigate-backfill-dialog>`}tell(e){this.dispatchEvent(new CustomEvent(e))}};zt.styles=[$,E,w`
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
    `];let Le=zt;Bi([c({attribute:!1})],Le.prototype,"ui");Bi([c({attribute:!1})],Le.prototype,"question");var vs=Object.defineProperty,ve=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&vs(e,t,n),n};const Mt=class Mt extends y{constructor(){super(...arguments),this.camera="",this.open=!1,this.copies=null,this.error=null}willUpdate(e){e.has("client")&&(this.copies=null,this.open&&this.load())}render(){const{t:e}=this.ui;return l`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>${e("copies.title")}</summary>
      <p class="muted">${e("copies.about")}</p>
      ${this.open?this.renderList():d}
    </details>`}renderList(){const{t:e}=this.ui;return this.error!==null?l`<p class="error-text" role="alert">${W(this.error,e)}</p>`:this.copies===null?l`<p role="status">${e("loading")}</p>`:this.copies.length===0?l`<p>${e("copies.none")}</p>`:l`<ul>
          ${this.copies.map(t=>l`<li>${this.renderCopy(t)}</li>`)}
        </ul>`}renderCopy(e){const{t,formats:i}=this.ui,{rows:n=0,first:s=null,last:o=null}=e.tables.recordings??{},a=t("item.recordings",{count:n,n:i.number(n)}),h=s===null||o===null?"":` · ${i.date(s)} – ${i.date(o)}`;return l`<b>${t(`copies.kind.${e.kind}`)}</b> ${a}${h}
      ${e.damaged?l`<span class="error-text">${t("copies.damaged")}</span>`:d}
      <code>${e.path}</code>`}onToggle(e){this.open=e.target.open,this.open&&this.copies===null&&this.load()}async load(){const{client:e,camera:t}=this;this.error=null;try{const i=await e.copies(t);e===this.client&&(this.copies=i)}catch(i){this.error=i}}};Mt.styles=[$,w`
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
    `];let j=Mt;ve([c({attribute:!1})],j.prototype,"ui");ve([c({attribute:!1})],j.prototype,"client");ve([c()],j.prototype,"camera");ve([g()],j.prototype,"open");ve([g()],j.prototype,"copies");ve([g()],j.prototype,"error");const ys=["day","week","month","all","custom"],ws={day:A,week:7*A,month:30*A};function Ii(r,e,t){const i=ws[r.preset];if(i!==void 0)return{start_time:Math.floor(e)-i};if(r.preset==="all")return{};const n=t.parseLocal(r.from),s=t.parseLocal(r.to);return n===null||s===null?"run.bad_date":n<s?{start_time:n,end_time:s}:"run.bad_range"}function $s(r,e,{t,formats:i}){return e.start_time!==void 0&&e.end_time!==void 0?`${i.dateTime(e.start_time)} – ${i.dateTime(e.end_time)}`:t(`run.range.${r.preset}`)}var _s=Object.defineProperty,Me=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&_s(e,t,n),n};const Ot=class Ot extends y{constructor(){super(...arguments),this.offered=!1,this.choice={preset:"week",from:"",to:""},this.expired=!1,this.force=!1}render(){const{t:e}=this.ui;return l`
      <frigate-backfill-range
        .ui=${this.ui}
        .choice=${this.choice}
        @range-changed=${this.onRange}
      ></frigate-backfill-range>
      <details>
        <summary>${e("run.options")}</summary>
        <div class="options">
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.expired}
              @change=${t=>this.expired=pi(t)}
            />
            ${e("run.expired")}
            <small>${e("run.expired_help")}</small>
          </label>
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.force}
              @change=${t=>this.force=pi(t)}
            />
            ${e("run.force")}
            <small>${e("run.force_help")}</small>
          </label>
        </div>
      </details>
      <div class="buttons">
        <button class="button ${this.offered?"":"primary"}" @click=${()=>this.wish(!0)}>
          ${e("run.dry")}
        </button>
        <button class="button" @click=${()=>this.wish(!1)}>
          ${e("run.ask",{action:e("run.backfill")})}
        </button>
      </div>
    `}wish(e){const{choice:t,expired:i,force:n}=this,s={choice:t,expired:i,force:n};this.dispatchEvent(new CustomEvent("wished",{detail:{wish:s,dryRun:e}}))}onRange(e){const{choice:t}=e.detail;if(t.preset==="custom"&&!t.from){const i=Ii({...t,preset:"day"},Date.now()/1e3,this.ui.zone);t.from=this.ui.zone.formatLocal(i.start_time??0),t.to=this.ui.zone.formatLocal(Date.now()/1e3)}this.choice=t}};Ot.styles=[$,E,me,w`
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
    `];let K=Ot;Me([c({attribute:!1})],K.prototype,"ui");Me([c({type:Boolean})],K.prototype,"offered");Me([g()],K.prototype,"choice");Me([g()],K.prototype,"expired");Me([g()],K.prototype,"force");function pi(r){return r.target.checked}function xs(r){const e=new Map;for(const i of[r?.last_run,r?.last_dry_run,...r?.recent_runs??[]])i&&e.set(i.job_id,i);const t=i=>i.finished_at??i.started_at??0;return[...e.values()].sort((i,n)=>t(n)-t(i))}function Vi(r,{t:e}){return r.kind==="verify"?e("outcome.verify"):r.kind==="undo"?e(r.dry_run?"outcome.undo_dry":"outcome.undo"):e(r.dry_run?"outcome.dry":"outcome.real")}function fi(r,e){const t=e.formats.dateTime(r.finished_at??r.started_at??0),i=Vi(r,e);return e.t(r.undone_by?"outcome.when_undone":"outcome.when",{what:i,when:t})}function ks(r){return!r.dry_run&&(r.kind??"run")==="run"&&!r.undone_by&&r.state!=="failed"}const As=2**20,qi=["reviews","previews","exports","events"];function ke(r){return qi.reduce((e,t)=>e+(r.media?.[t]?.added??0),r.files_added)}function bt(r,{t:e,formats:t}){const i=qi.map(s=>[s,r.media?.[s]?.added??0]),n=[["recordings",r.files_added],...i].filter(([,s])=>s>0);return t.list(n.map(([s,o])=>e(`item.${s}`,{count:o,n:t.number(o)})))}function Cs(r,e,t){const{t:i}=t;if(r.state==="failed")return[i("outcome.failed",{message:r.message??""})];const n=r.kind==="undo"?Es(r,t):Ss(r,e,t);return r.state==="cancelled"?[i(r.dry_run?"outcome.cancelled_dry":"outcome.cancelled"),...n]:r.state==="interrupted"?[i("outcome.interrupted"),...n]:n}function Es(r,{t:e}){const t=e(r.dry_run?"outcome.would_undo":"outcome.undone");return r.message?[t,r.message]:[t]}function Ss(r,e,t){return[...[r.dry_run?Ls(r,t):Ms(r,t),Os(r,t)],...Ds(r,e,t)].filter(n=>n!=="")}function Ls(r,e){const{t,formats:i}=e,n=ke(r),s=bt(r,e);if(n===0)return zs(r,e);const{summary:o}=r;return!o||o.seconds===0?t("outcome.would_short",{count:n,items:s}):t("outcome.would",{count:n,items:s,duration:i.duration(o.seconds),days:t("outcome.days",{count:o.days,n:i.number(o.days)}),size:i.size(o.bytes/As)})}function zs(r,{t:e}){return r.state!=="completed"||r.files_updated>0?"":r.total_files_scanned===0?e("outcome.no_files"):e(r.files_past_retention===0?"outcome.nothing":"outcome.nothing_else")}function Ms(r,e){const t=ke(r);return t>0?e.t("outcome.added",{count:t,items:bt(r,e)}):r.state!=="completed"||r.files_updated>0?"":e.t(r.total_files_scanned===0?"outcome.no_files":"outcome.none_added")}function Os(r,{t:e,formats:t}){const i=r.files_updated,n=r.dry_run?"outcome.would_update":"outcome.updated";return i>0?e(n,{count:i,n:t.number(i)}):""}function Ds(r,e,{t,formats:i}){const n=[],s=r.files_past_retention;if(s>0){const h=e??s>r.files_skipped?"outcome.past_kept":"outcome.past";n.push(t(h,{count:s,n:i.number(s)}))}const o=r.files_errors;return o>0&&n.push(t("outcome.errors",{count:o,n:i.number(o)})),n}var Ts=Object.defineProperty,ae=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Ts(e,t,n),n};const Dt=class Dt extends y{constructor(){super(...arguments),this.camera="",this.expired=null,this.now=0,this.open=!1}willUpdate(e){e.has("run")&&e.get("run")?.job_id!==this.run.job_id&&(this.open=!1)}render(){const{ui:e,run:t}=this,i=e.formats.relative(t.finished_at??t.started_at??0,this.now);return l`<section class=${t.state==="failed"?"failed":""}>
      <h4>${e.t("outcome.when",{what:Vi(t,e),when:i})}</h4>
      <div role="status">
        ${Cs(t,this.expired,e).map(n=>l`<p>${n}</p>`)}
        ${t.warnings.map(n=>l`<p class="warning">${n}</p>`)}
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${e.t("results.title")}</summary>
        ${this.open?l`<frigate-backfill-results
                .ui=${e}
                .client=${this.client}
                .camera=${this.camera}
                .run=${t}
              ></frigate-backfill-results>`:d}
      </details>
    </section>`}onToggle(e){this.open=e.target.open}};Dt.styles=[$,w`
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
    `];let H=Dt;ae([c({attribute:!1})],H.prototype,"ui");ae([c({attribute:!1})],H.prototype,"client");ae([c()],H.prototype,"camera");ae([c({attribute:!1})],H.prototype,"run");ae([c({attribute:!1})],H.prototype,"expired");ae([c({type:Number})],H.prototype,"now");ae([g()],H.prototype,"open");const Fs=3600,Wi=new Map;function Ps(r,e,t){const i=Ii(r.choice,e,t.zone);return typeof i=="string"?i:{wish:r,request:{...i,force:r.force,skip_expired:!r.expired},range:$s(r.choice,i,t)}}function Hs(r,e){Wi.set(r,e)}function Pe(r){return Wi.get(r.job_id)}function Ns(r,e,t){const i=e.findIndex(n=>!n.dry_run);return e.slice(0,i<0?void 0:i).find(n=>n.state==="completed"&&t-(n.finished_at??0)<Fs&&JSON.stringify(Pe(n)?.wish)===JSON.stringify(r))}var Rs=Object.defineProperty,D=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Rs(e,t,n),n};const Tt=class Tt extends y{constructor(){super(...arguments),this.camera="",this.label="",this.status=null,this.capabilities=[],this.now=0,this.pending="",this.stopping="",this.error="",this.asked=null,this.chosenRun=""}willUpdate(e){(e.has("camera")||e.has("client"))&&(this.pending="",this.error="",this.chosenRun="",this.asked=null);const t=this.runs.some(i=>i.job_id===this.pending);this.pending&&(t||this.status?.job_id===this.pending)&&(this.pending="")}render(){const{t:e}=this.ui;return l`
      ${this.busy?this.renderProgress():d}
      <frigate-backfill-run-form
        .ui=${this.ui}
        .offered=${this.offer!==null}
        ?hidden=${this.busy}
        @wished=${this.onWish}
      ></frigate-backfill-run-form>
      ${this.error?l`<p class="error-text" role="alert">${e("failed")}: ${this.error}</p>`:d}
      ${this.busy?d:this.renderOutcome()}
      ${this.capabilities.includes("copies")?l`<frigate-backfill-copies
              .ui=${this.ui}
              .client=${this.client}
              .camera=${this.camera}
            ></frigate-backfill-copies>`:d}
      ${this.renderQuestion()}
    `}get busy(){return this.pending!==""||this.status!==null&&this.status.state!=="idle"}get runs(){return xs(this.status)}get run(){const{runs:e}=this;return e.find(t=>t.job_id===this.chosenRun)??e[0]}get offer(){const{run:e}=this,t=e&&Pe(e),i=e?ke(e)+e.files_updated:0;return t&&e.dry_run&&e.state==="completed"&&i>0?{plan:t,run:e}:null}renderProgress(){const{status:e}=this,t=e&&e.state!=="idle"?e:null;return l`<frigate-backfill-progress
      .ui=${this.ui}
      .status=${t}
      .stopping=${t!==null&&this.stopping===t.job_id}
      @stop=${this.stop}
    ></frigate-backfill-progress>`}renderOutcome(){const{ui:e,runs:t,run:i}=this;return i?l`
      ${t.length>1?l`<label class="runs"
              >${e.t("outcome.choose")}
              <select @change=${this.onChooseRun}>
                ${t.map(n=>l`<option value=${n.job_id} ?selected=${n===i}>
                      ${fi(n,e)}
                    </option>`)}
              </select>
            </label>`:d}
      <frigate-backfill-outcome
        .ui=${e}
        .client=${this.client}
        .camera=${this.camera}
        .run=${i}
        .expired=${Pe(i)?.wish.expired??null}
        .now=${this.now}
      >
        ${this.renderNext(i)}
      </frigate-backfill-outcome>
    `:d}renderNext(e){const{offer:t,ui:i}=this,{t:n,formats:s}=i;if(t){const a=ke(t.run)+t.run.files_updated,h=a===t.run.files_added?"run.backfill_n":"run.backfill_items",u=n(h,{count:a,n:s.number(a)});return l`<button
        class="button primary"
        @click=${()=>this.askBackfill(t.plan,t.run)}
      >
        ${n("run.ask",{action:u})}
      </button>`}if(!this.capabilities.includes("undo"))return d;const o=e.undo_of;return e.kind==="undo"&&e.dry_run&&e.state==="completed"&&o?l`<button class="button primary" @click=${()=>this.askUndo(o)}>
        ${n("run.ask",{action:n("run.undo")})}
      </button>`:ks(e)?l`<button class="button" @click=${()=>this.undo(e.job_id,!0)}>
          ${n("run.ask",{action:n("run.undo")})}
        </button>`:d}renderQuestion(){const{asked:e}=this;return e?l`<frigate-backfill-confirm
          .ui=${this.ui}
          .question=${e.question}
          @closed=${()=>this.asked=null}
          @confirmed=${()=>{this.asked=null,e.act()}}
        ></frigate-backfill-confirm>`:d}onWish(e){const{wish:t,dryRun:i}=e.detail,n=Date.now()/1e3,s=Ps(t,n,this.ui);if(this.error=typeof s=="string"?this.ui.t(s):"",typeof s=="string")return;if(i){this.start(s,!0);return}const o=Ns(t,this.runs,this.now);this.askBackfill((o&&Pe(o))??s,o)}askBackfill(e,t){const{t:i}=this.ui,n=t&&ke(t)>0?bt(t,this.ui):"",s=n?i("confirm.found",{items:n}):i("confirm.found_nothing"),{force:o,skip_expired:a}=e.request;this.asked={question:{heading:i("confirm.title"),about:`${this.label} · ${e.range}`,texts:[t?s:i("confirm.no_dry_run"),i("confirm.safe"),...o?[i("confirm.force")]:[]],warning:a?"":i("confirm.expired"),action:i("run.backfill")},act:()=>{this.start(e,!1)}}}askUndo(e){const{t}=this.ui,i=this.runs.find(n=>n.job_id===e);this.asked={question:{heading:t("confirm.undo_title"),about:i?`${this.label} · ${fi(i,this.ui)}`:this.label,texts:[t("confirm.undo")],warning:"",action:t("run.undo")},act:()=>this.undo(e,!1)}}start(e,t){const{client:i,camera:n}=this;return this.ask(async()=>{const s=await i.backfill(n,{...e.request,dry_run:t});return Hs(s.job_id,e),s})}undo(e,t){const{client:i,camera:n}=this;this.ask(()=>i.undo(n,e,t))}async ask(e){const{camera:t}=this;this.error="",this.pending="asked",this.chosenRun="";try{const i=await e();t===this.camera&&(this.pending=i.job_id)}catch(i){t===this.camera&&(this.pending="",this.error=W(i,this.ui.t))}}async stop(){this.stopping=this.status?.job_id??"";try{await this.client.cancel(this.camera)}catch(e){this.stopping="",this.error=W(e,this.ui.t)}}onChooseRun(e){this.chosenRun=e.target.value}};Tt.styles=[$,E,me,w`
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
    `];let C=Tt;D([c({attribute:!1})],C.prototype,"ui");D([c({attribute:!1})],C.prototype,"client");D([c()],C.prototype,"camera");D([c()],C.prototype,"label");D([c({attribute:!1})],C.prototype,"status");D([c({attribute:!1})],C.prototype,"capabilities");D([c({type:Number})],C.prototype,"now");D([g()],C.prototype,"pending");D([g()],C.prototype,"stopping");D([g()],C.prototype,"error");D([g()],C.prototype,"asked");D([g()],C.prototype,"chosenRun");var Us=Object.defineProperty,We=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Us(e,t,n),n};const Ft=class Ft extends y{constructor(){super(...arguments),this.status=null,this.stopping=!1,this.elapsed=0,this.timer=0}connectedCallback(){super.connectedCallback(),this.timer=window.setInterval(()=>this.elapsed+=1,1e3)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.timer)}willUpdate(e){e.has("status")&&(this.elapsed=0)}render(){const{t:e,formats:t}=this.ui,n=(this.status?.progress??null)?.percent??null,s=this.name;return l`
      <div class="top">
        <strong role="status">${s}</strong>
        <button
          class="button"
          ?disabled=${this.stopping||!this.status}
          @click=${()=>this.dispatchEvent(new CustomEvent("stop"))}
        >
          ${this.stopping?e("run.stopping"):e("run.stop")}
        </button>
      </div>
      <div
        class="bar ${n===null?"unknown":""}"
        role="progressbar"
        aria-label=${s}
        aria-valuenow=${n===null?d:Math.round(n)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuetext=${n===null?d:t.percent(n)}
      >
        <i .style=${n===null?"":`inline-size:${n}%`}></i>
      </div>
      <div class="facts">${this.facts().map(o=>l`<span>${o}</span>`)}</div>
    `}get name(){const{t:e}=this.ui;switch(this.status?.state){case"queued":return e("run.queued");case"running":return e(this.status.dry_run?"run.dry_running":"run.running");default:return e("run.starting")}}facts(){const{t:e,formats:t}=this.ui,i=this.status?.progress;if(!i||this.status?.state==="queued")return[];const{files_scanned:n,files_total:s}=i,o=t.number(n),a=i.files_added,h=[s===null?e("run.scanned",{count:n,n:o}):e("run.scanned_of",{count:s,n:o,total:t.number(s)}),e(this.status?.dry_run?"run.found":"run.added",{n:t.number(a)})];if(i.files_errors>0){const u=i.files_errors;h.push(e("run.errors",{count:u,n:t.number(u)}))}if(i.eta_seconds!==null){const u=Math.max(1,i.eta_seconds-this.elapsed);h.push(e("run.left",{duration:t.duration(u)}))}return h}};Ft.styles=[$,E,w`
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
    `];let te=Ft;We([c({attribute:!1})],te.prototype,"ui");We([c({attribute:!1})],te.prototype,"status");We([c({type:Boolean})],te.prototype,"stopping");We([g()],te.prototype,"elapsed");var js=Object.defineProperty,Ki=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&js(e,t,n),n};const Pt=class Pt extends y{render(){const{t:e}=this.ui;return l`
      <fieldset>
        <legend>${e("run.range")}</legend>
        ${ys.map(t=>this.renderPreset(t))}
      </fieldset>
      ${this.choice.preset==="custom"?l`<div class="dates">
              ${this.renderDate("from",e("run.from"))} ${this.renderDate("to",e("run.to"))}
            </div>`:d}
    `}renderPreset(e){return l`<label class="preset">
      <input
        type="radio"
        name="preset"
        .checked=${this.choice.preset===e}
        @change=${()=>this.change({preset:e})}
      />
      ${this.ui.t(`run.range.${e}`)}
    </label>`}renderDate(e,t){return l`<label
      >${t}
      <input
        type="datetime-local"
        .value=${this.choice[e]}
        @change=${i=>this.change({[e]:i.target.value})}
      />
    </label>`}change(e){const t=this.choice={...this.choice,...e};this.dispatchEvent(new CustomEvent("range-changed",{detail:{choice:t}}))}};Pt.styles=[$,E,me,w`
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
    `];let ze=Pt;Ki([c({attribute:!1})],ze.prototype,"ui");Ki([c({attribute:!1})],ze.prototype,"choice");var Bs=Object.defineProperty,V=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Bs(e,t,n),n};const it={interval_hours:{min:.25,max:8760,error:"schedule.bad_interval"},retention_days:{min:.01,max:36525,error:"schedule.bad_days"}},Ht=class Ht extends y{constructor(){super(...arguments),this.camera="",this.now=0,this.draft=null,this.saving=!1,this.saved=!1,this.error=""}willUpdate(e){e.has("camera")&&(this.draft=null,this.error="",this.saved=!1)}render(){const{t:e,formats:t}=this.ui,{schedule:i}=this,n=this.draft??i,s=i.enabled?i.next_run_at:null;return l`<form @submit=${this.save} novalidate>
      <label class="check">
        <input
          type="checkbox"
          .checked=${n.enabled}
          @change=${o=>this.change({enabled:o.target.checked})}
        />
        ${e("schedule.enabled")}
      </label>
      <div class="row">
        ${this.renderNumber("interval_hours",e("schedule.interval"),e("schedule.hours",{count:n.interval_hours}))}
        ${this.renderNumber("retention_days",e("schedule.retention"),e("schedule.days",{count:n.retention_days}))}
      </div>
      <div class="foot">
        <button class="button" ?disabled=${!this.draft||this.saving}>
          ${e("schedule.save")}
        </button>
        <p class="muted">
          ${s===null?e("schedule.no_run"):e("schedule.next",{when:t.relative(s,this.now)})}
          ${i.last_run_at===null?d:e("schedule.last",{when:t.relative(i.last_run_at,this.now)})}
        </p>
        <p role="status">${this.saved?e("schedule.saved"):d}</p>
      </div>
      ${this.error?l`<p class="error-text" role="alert">${this.error}</p>`:d}
    </form>`}renderNumber(e,t,i){const n=this.draft??this.schedule;return l`<label class="field"
      >${t}
      <input
        type="number"
        inputmode="decimal"
        min=${it[e].min}
        max=${it[e].max}
        step="any"
        .value=${String(n[e])}
        @input=${s=>this.change({[e]:s.target.valueAsNumber})}
      />
      ${i}
    </label>`}change(e){const{enabled:t,interval_hours:i,retention_days:n}=this.draft??this.schedule;this.draft={enabled:t,interval_hours:i,retention_days:n,...e},this.saved=!1,this.error=""}async save(e){e.preventDefault();const{draft:t,camera:i}=this,{t:n}=this.ui;if(t){for(const s of["interval_hours","retention_days"]){const{min:o,max:a,error:h}=it[s];if(!(t[s]>=o&&t[s]<=a)){this.error=n(h);return}}this.saving=!0;try{const s=await this.client.setSchedule(i,t);i===this.camera&&(this.schedule=s,this.draft=null,this.saved=!0)}catch(s){this.error=W(s,n)}finally{this.saving=!1}}}};Ht.styles=[$,E,me,w`
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
    `];let O=Ht;V([c({attribute:!1})],O.prototype,"ui");V([c({attribute:!1})],O.prototype,"client");V([c()],O.prototype,"camera");V([c({attribute:!1})],O.prototype,"schedule");V([c({type:Number})],O.prototype,"now");V([g()],O.prototype,"draft");V([g()],O.prototype,"saving");V([g()],O.prototype,"saved");V([g()],O.prototype,"error");var Is=Object.defineProperty,Ke=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Is(e,t,n),n};const Nt=class Nt extends y{constructor(){super(...arguments),this.heading="",this.tall=!1}render(){return l`<dialog
      class=${this.tall?"tall":""}
      aria-labelledby="heading"
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
        <slot name="header"></slot>
        <button class="icon-button" aria-label=${this.ui.t("close")} @click=${this.close}>
          ${T(nn)}
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer"><slot name="buttons" @slotchange=${this.onButtons}></slot></div>
    </dialog>`}firstUpdated(){this.dialog.showModal()}close(){this.dialog.close()}onButtons(e){const t=e.target;t.parentElement?.classList.toggle("filled",t.assignedElements().length>0)}onClick(e){e.composedPath()[0]===this.dialog&&this.close()}onClose(){this.dispatchEvent(new CustomEvent("closed"))}};Nt.styles=[$,E,w`
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
    `];let ie=Nt;Ke([c({attribute:!1})],ie.prototype,"ui");Ke([c()],ie.prototype,"heading");Ke([c({type:Boolean})],ie.prototype,"tall");Ke([ge("dialog")],ie.prototype,"dialog");var Vs=Object.defineProperty,Ze=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Vs(e,t,n),n};const Rt=class Rt extends y{constructor(){super(...arguments),this.icon="",this.heading="",this.note="",this.open=!1}render(){return l`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${T(this.icon,"heading-icon")}
        <h3>${this.heading}</h3>
        ${this.note?l`<span class="muted">${this.note}</span>`:d}
        ${T(en,"chevron")}
      </summary>
      <div class="content"><slot></slot></div>
    </details>`}onToggle(e){this.open=e.target.open}};Rt.styles=[$,w`
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
    `];let ne=Rt;Ze([c()],ne.prototype,"icon");Ze([c()],ne.prototype,"heading");Ze([c()],ne.prototype,"note");Ze([c({type:Boolean})],ne.prototype,"open");const qs={"frigate-backfill-camera":x,"frigate-backfill-confirm":Le,"frigate-backfill-copies":j,"frigate-backfill-dialog":ie,"frigate-backfill-disclosure":ne,"frigate-backfill-notice":F,"frigate-backfill-hour":z,"frigate-backfill-legend":Se,"frigate-backfill-map":k,"frigate-backfill-missing":X,"frigate-backfill-outcome":H,"frigate-backfill-overview":P,"frigate-backfill-overview-row":U,"frigate-backfill-player":ee,"frigate-backfill-progress":te,"frigate-backfill-range":ze,"frigate-backfill-recordings":ue,"frigate-backfill-results":M,"frigate-backfill-run":C,"frigate-backfill-run-form":K,"frigate-backfill-schedule":O};function Ws(r){for(const[e,t]of Object.entries(r))customElements.get(e)||customElements.define(e,t)}class Zi{constructor(e){this.connection=e}async instances(){return(await this.connection.sendMessagePromise({type:"frigate_backfill/instances"})).instances}client(e){return new Ks(this.connection,e)}onReconnect(e){return this.connection.addEventListener("ready",e),()=>this.connection.removeEventListener("ready",e)}}class Ks{constructor(e,t){this.connection=e,this.entryId=t}subscribeOverview(e){return this.subscribe("subscribe_overview",{},e)}subscribeStatus(e,t){return this.subscribe("subscribe_status",{camera:e},t)}async coverage(e,t,i){return(await this.send("coverage",{camera:e,after:t,before:i})).buckets}async recordings(e,t,i){const n={camera:e,after:t,before:i};return(await this.send("recordings",n)).recordings}async backfill(e,t){return(await this.send("backfill",{camera:e,...t})).job}async undo(e,t,i){const n={camera:e,job_id:t,dry_run:i};return(await this.send("undo",n)).job}async cancel(e){await this.send("cancel",{camera:e})}results(e,t){return this.send("results",{camera:e,...t})}setSchedule(e,t){return this.send("set_schedule",{camera:e,...t})}async copies(e){return(await this.send("copies",{camera:e})).copies}send(e,t){return this.connection.sendMessagePromise(this.message(e,t))}subscribe(e,t,i){return this.connection.subscribeMessage(i,this.message(e,t))}message(e,t){return{type:`frigate_backfill/${e}`,entry_id:this.entryId,...t}}}var Zs=Object.defineProperty,Ge=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&Zs(e,t,n),n};const Gs=1e4,Ut=class Ut extends y{constructor(){super(...arguments),this.config=null,this.instances=[],this.form="loading"}setConfig(e){this.config=Bn(e)}connectedCallback(){super.connectedCallback(),Ys().then(e=>this.form=e?"ready":"missing")}firstUpdated(){new Zi(this.hass.connection).instances().then(e=>this.instances=e,()=>{})}render(){const e=Ti(this.hass.language);if(!this.config||this.form==="loading")return l``;if(this.form==="missing")return l`<p role="alert">${e("editor.unavailable")}</p>`;const t=({name:s})=>e(ot(`editor.${s}`)??"title"),i=({name:s})=>{const o=ot(`editor.${s}_help`);return o?e(o):void 0},n={days:st,show_controls:!0,show_schedule:!0,...this.config};return l`<ha-form
      .hass=${this.hass}
      .data=${n}
      .schema=${this.schema()}
      .computeLabel=${t}
      .computeHelper=${i}
      @value-changed=${this.onChange}
    ></ha-form>`}schema(){const{config:e,instances:t}=this,i=[];if(t.length>1||e?.entry_id!==void 0){const s=t.map(({entry_id:o,title:a})=>({value:o,label:a}));i.push({name:"entry_id",selector:{select:{mode:"dropdown",options:s}}})}const n=t.filter(({entry_id:s})=>e?.entry_id===void 0||e.entry_id===s).flatMap(s=>s.cameras).map(({name:s,friendly_name:o})=>({value:s,label:o??s}));return[...i,{name:"camera",selector:{select:{mode:"dropdown",custom_value:!0,options:n}}},{name:"title",selector:{text:{}}},{name:"days",selector:{number:{min:1,max:ft,mode:"box"}}},{name:"show_controls",selector:{boolean:{}}},{name:"show_schedule",selector:{boolean:{}}}]}onChange(e){e.stopPropagation();const t={...e.detail.value},i={days:st,show_controls:!0,show_schedule:!0};for(const[n,s]of Object.entries(t)){const o=i[n];(s==null||s===""||s===o)&&Reflect.deleteProperty(t,n)}this.dispatchEvent(new CustomEvent("config-changed",{detail:{config:t},bubbles:!0,composed:!0}))}};Ut.styles=w`
    ha-form {
      display: block;
    }
  `;let re=Ut;Ge([c({attribute:!1})],re.prototype,"hass");Ge([g()],re.prototype,"config");Ge([g()],re.prototype,"instances");Ge([g()],re.prototype,"form");async function Ys(){if(customElements.get("ha-form"))return!0;await(await window.loadCardHelpers?.())?.createCardElement({type:"tile",entity:"sun.sun"})?.constructor?.getConfigElement?.().catch(()=>{});const i=new Promise(n=>setTimeout(()=>n(!1),Gs));return Promise.race([customElements.whenDefined("ha-form").then(()=>!0),i])}const Js={comma_decimal:"en-US",decimal_comma:"de",space_comma:"fr",quote_decimal:"de-CH"},Qs={DMY:"en-GB",MDY:"en-US",YMD:"sv-SE"};class Xs{constructor(e,t){this.locale=e,this.zone=t,this.made=new Map,this.language=eo(e.language),this.words=Di(this.language)?this.language:"en",this.numbers=this.numberFormat({maximumFractionDigits:1}),this.times=this.clock({minute:"2-digit"}),this.seconds=this.clock({minute:"2-digit",second:"2-digit"}),this.days=this.calendar({day:"numeric",month:"short"}),this.longDays=this.calendar({weekday:"long",day:"numeric",month:"long",year:"numeric"}),this.weekdays=this.calendar({weekday:"short"}),this.dates=this.dateOnly(),this.lists=new Intl.ListFormat(this.words==="en"?"en-GB":this.words),this.agos=new Intl.RelativeTimeFormat(this.words,{numeric:"auto"})}number(e){return this.numbers.format(e)}time(e){return this.times.format(e*1e3)}timeWithSeconds(e){return this.seconds.format(e*1e3)}date(e){return this.dates.format(e*1e3)}dateTime(e){return`${this.date(e)} ${this.time(e)}`}day(e){return this.days.format(this.noon(e))}weekday(e){return this.weekdays.format(this.noon(e))}longDay(e){return this.longDays.format(this.noon(e))}dayDate(e){return this.dates.format(this.noon(e))}duration(e,t="long"){const i=Math.round(e);if(i<60)return this.unit(i,"second",t);if(i<3570)return this.unit(Math.round(i/60),"minute",t);if(i<2*A){const s=Math.round(i/60);return this.two(Math.floor(s/60),"hour",s%60,"minute",t)}const n=Math.round(i/3600);return this.two(Math.floor(n/24),"day",n%24,"hour",t)}clip(e){return this.unit(e,"second","short",0,1)}size(e){if(e===0)return _e(`<${this.size(.01)}`,this.language);const[t,i]=e>=1024?[e/1024,"gigabyte"]:e>=.1?[e,"megabyte"]:[e*1024,"kilobyte"],n=i!=="kilobyte"&&t<100?1:0;return this.unit(t,i,"short",n)}list(e){return this.lists.format(e)}percent(e){return this.numberFormat({style:"percent",maximumFractionDigits:0}).format(e/100)}relative(e,t){const i=e-t,n=Math.abs(i);return n<45?this.ago(0,"second"):n<3570?this.ago(Math.round(i/60),"minute"):n<2*A?this.ago(Math.round(i/3600),"hour"):this.dateTime(e)}ago(e,t){return _e(this.agos.format(e,t),this.language)}noon(e){return(this.zone.startOfDay(e)+A/2)*1e3}two(e,t,i,n,s){const o=this.unit(e,t,s);return i===0?o:_e(`${o} ${this.unit(i,n,s)}`,this.language)}unit(e,t,i,n=0,s=n){const o=this.numberFormat({style:"unit",unit:t,unitDisplay:i,minimumFractionDigits:n,maximumFractionDigits:s});return _e(o.format(e),this.language)}numberFormat(e){const t=JSON.stringify(e);let i=this.made.get(t);return i||(i=this.makeNumberFormat(e),this.made.set(t,i)),i}makeNumberFormat(e){const t=this.locale.number_format??"language";if(e.style==="unit")return new Intl.NumberFormat(this.words,e);if(t==="language")return new Intl.NumberFormat(this.language,e);if(t==="none")return new Intl.NumberFormat("en-US",{...e,useGrouping:!1});const i=t==="system"?void 0:Js[t]??this.language;return new Intl.NumberFormat(i,e)}clock(e){const t=this.locale.time_format??"language",i=t==="system"?void 0:this.language,n=new Intl.DateTimeFormat(i,{hour:"numeric"}).resolvedOptions().hour12,s=t==="12"||t!=="24"&&n===!0;return new Intl.DateTimeFormat(i,{...e,hour:s?"numeric":"2-digit",hourCycle:s?"h12":"h23",timeZone:this.zone.name})}calendar(e){return new Intl.DateTimeFormat(this.language,{...e,timeZone:this.zone.name})}dateOnly(){const e=this.locale.date_format??"language",t=e==="system"?void 0:Qs[e]??this.language;return new Intl.DateTimeFormat(t,{timeZone:this.zone.name,day:"numeric",month:"numeric",year:"numeric"})}}function eo(r){try{return Intl.getCanonicalLocales(r)[0]??"en"}catch{return"en"}}function Gi(r){const e=Intl.DateTimeFormat().resolvedOptions().timeZone;return r.locale?.time_zone==="server"?r.config.time_zone:e}function to(r){return JSON.stringify([r.language,r.locale,Gi(r)])}function io(r){const e=new Gn(Gi(r)),t={...r.locale,language:r.locale?.language??r.language};return{t:Ti(r.language),formats:new Xs(t,e),zone:e}}class no{constructor(e){this.most=e,this.running=0,this.waiting=[]}async run(e){this.running>=this.most?await new Promise(t=>this.waiting.push(t)):this.running++;try{return await e()}finally{const t=this.waiting.pop();t?t():this.running--}}}class gi{constructor(e,t){this.onEvent=e,this.onFailure=t,this.key="",this.current=null}follow(e,t){if(e===this.key)return;this.stop(),this.key=e;const i=t(n=>{this.current===i&&this.onEvent(n)});this.current=i,i.catch(()=>{this.current===i&&(this.current=null,this.key="",this.onFailure())})}stop(){const e=this.current;this.current=null,this.key="",e?.then(t=>t()).catch(()=>{})}}const nt=3e3,ro=3e4;class so{constructor(e,t){this.backend=e,this.changed=t,this.instances=null,this.status=null,this.error=null,this.overviews=new Map,this.overviewsOf=new Map,this.watching=new gi(i=>this.onStatus(i),()=>this.retryLater()),this.stopListening=null,this.retryTimer=0,this.retryDelay=nt,this.turn=0}start(){this.stopListening=this.backend.onReconnect(()=>this.restart()),this.refresh()}stop(){this.turn++,clearTimeout(this.retryTimer),this.stopListening?.(),this.unwatch(),this.unwatchAll()}watch(e,t){this.watching.follow(JSON.stringify([e.entryId,t]),i=>(this.status=null,e.subscribeStatus(t,i)))}unwatch(){this.watching.stop(),this.status=null}watchAll(e){const{entryId:t}=e;let i=this.overviewsOf.get(t);i||(i=new gi(n=>this.onOverview(t,n),()=>this.retryLater()),this.overviewsOf.set(t,i)),i.follow(t,n=>e.subscribeOverview(n))}unwatchAll(){this.overviewsOf.forEach(e=>e.stop())}overview(e,t){return this.overviews.get(e)?.cameras[t]}availability(e){return this.overviews.get(e.entry_id)??e}async refresh(){const e=++this.turn;clearTimeout(this.retryTimer);try{const t=await this.backend.instances();if(e!==this.turn)return;this.instances=t,this.error=null,t.some(i=>!i.available)?this.retryLater():this.retryDelay=nt}catch(t){if(e!==this.turn)return;this.error=t,this.retryLater()}this.changed()}restart(){this.unwatch(),this.unwatchAll(),this.retryDelay=nt,this.refresh()}retryLater(){clearTimeout(this.retryTimer),this.retryTimer=window.setTimeout(()=>{this.refresh()},this.retryDelay),this.retryDelay=Math.min(ro,this.retryDelay*2)}onStatus(e){const t=e.available&&this.status?.available===!1;this.status=e,this.afterEvent(t)}onOverview(e,t){const i=this.overviews.get(e),n=t.available?t.cameras:{...i?.cameras,...t.cameras};this.overviews.set(e,{...t,cameras:n}),this.afterEvent(t.available&&i?.available===!1)}afterEvent(e){this.changed(),e&&this.refresh()}}const Y=14*A,oo=2,ao={recorded_seconds:0,backfilled_seconds:0,missing_files:0,error_files:0};class lo{constructor(e,t){this.load=e,this.changed=t,this.error=null,this.pieces=new Map,this.queue=[],this.running=0,this.closed=!1}bucket(e){const t=this.pieces.get(Math.floor(e/Y));if(!t?.loaded)return;let i=t.buckets.get(e);return i||t.buckets.set(e,i={start_time:e,...ao}),i}get loaded(){return[...this.pieces.values()].some(e=>e.loaded)}request(e,t){const i=[];for(let n=Math.floor(e/Y);n*Y<t;n++){const s=this.pieces.get(n);(!s||(!s.loaded||s.stale)&&!s.loading&&!s.failed)&&i.push(n)}i.reverse(),this.queue=[...i,...this.queue.filter(n=>!i.includes(n))],this.pump()}isEmpty(e,t){let i=!0;for(let n=Math.floor(e/Y);n*Y<t;n++){const s=this.pieces.get(n);i&&=s?.loaded===!0;for(const[o,a]of s?.buckets??[])if(o>=e&&o<t&&!co(a))return!1}return i?!0:void 0}invalidate(){this.error=null;for(const e of this.pieces.values())e.stale=!0,e.failed=!1}close(){this.closed=!0,this.queue=[]}pump(){for(;this.running<oo;){const e=this.queue.shift();if(e===void 0)return;this.fetch(e)}}async fetch(e){const t=this.pieces.get(e)??{buckets:new Map,loaded:!1,stale:!1,loading:!1,failed:!1};this.pieces.set(e,t),t.loading=!0,t.stale=!1,this.running++;try{const i=await this.load(e*Y,(e+1)*Y);t.buckets=new Map(i.map(n=>[Math.floor(n.start_time/m)*m,n])),t.loaded=!0,this.error=null}catch(i){t.failed=!0,this.error=i}finally{t.loading=!1,this.running--}this.closed||(this.changed(),this.pump())}}function co(r){return r.recorded_seconds===0&&r.backfilled_seconds===0&&r.missing_files===0&&r.error_files===0}const ho=3e5,uo=36e5,po=4,rt=(r,e)=>JSON.stringify([r,e]);class fo{constructor(e){this.host=e,this.config=null,this.live=null,this.revision=0,this.fingerprint="",this.running=!1,this.backend=null,this.connected=!1,this.chosen=null,this.shown="",this.refreshed=Date.now(),this.clients=new Map,this.stores=new Map,this.fingerprints=new Map,this.loads=new no(po),e.addController(this)}hostConnected(){this.connected=!0,this.start()}hostDisconnected(){this.connected=!1,this.chosen=null,this.stop()}connect(e){this.backend=e,this.connected&&this.start()}start(){this.stop(),this.backend&&(this.live=new so(this.backend,()=>this.onLive()),this.live.start())}stop(){this.live?.stop(),this.live=null,this.stores.forEach(e=>e.close()),this.stores.clear(),this.clients.clear(),this.fingerprints.clear(),this.shown=this.fingerprint=""}configure(e){this.config=e,this.chosen=null,this.host.requestUpdate()}choose(e){this.chosen=e,this.host.requestUpdate()}get known(){return this.live?.instances??null}get instances(){const e=this.config?.entry_id;return(this.known??[]).filter(t=>e===void 0||t.entry_id===e)}get error(){return this.live?.error??null}get several(){const e=this.instances.reduce((t,{cameras:i})=>t+i.length,0);return this.config?.camera===void 0&&e>1}get showsAll(){return this.several&&this.chosen===null}get instance(){const{instances:e}=this;return this.chosen?e.find(t=>t.entry_id===this.chosen?.entryId):e.find(t=>t.cameras.length>0)??e[0]}get camera(){const e=this.instance?.cameras??[],t=this.config?.camera??this.chosen?.camera;return t===void 0?e[0]:e.find(i=>i.name===t)}get status(){return this.live?.status?.status??null}get available(){return this.live?.status?.available??this.instance?.available??!1}get reason(){return this.live?.status?.reason??this.instance?.reason??null}client(e){let t=this.clients.get(e);return!t&&this.backend&&(t=this.backend.client(e),this.clients.set(e,t)),t}store(e,t){const i=rt(e,t),n=this.client(e);let s=this.stores.get(i);return!s&&n&&(s=new lo((o,a)=>this.loads.run(()=>n.coverage(t,o,a)),()=>this.newNumbers()),this.stores.set(i,s)),s}retry(){this.live?.refresh()}refreshOld(){const e=this.showsAll?uo:ho;Date.now()-this.refreshed>e&&!document.hidden&&this.available&&this.invalidate(...this.stores.values())}hostUpdate(){const{live:e}=this;if(!e)return;if(this.showsAll){this.show(""),e.unwatch();for(const{entry_id:s}of this.instances){const o=this.client(s);o&&e.watchAll(o)}return}e.unwatchAll();const{instance:t,camera:i}=this,n=t&&this.client(t.entry_id);n&&i&&(this.show(rt(n.entryId,i.name)),e.watch(n,i.name))}show(e){e!==this.shown&&(this.shown=e,this.fingerprint="",this.running=!1)}onLive(){this.showsAll?this.noteAll():this.noteShown(),this.host.requestUpdate()}noteShown(){const e=this.live?.status,{status:t}=this;e&&(this.fingerprint=this.note("shown",this.shown,[e.available,t?.state,t?.dry_run===!1?t.progress?.files_added:null,t?.recent_runs[0]?.job_id,t?.missing])),this.running||=t!==null&&t.state!=="idle"}noteAll(){for(const{entry_id:e,cameras:t}of this.instances)for(const{name:i}of t){const n=this.live?.overview(e,i);n&&this.note("all",rt(e,i),[n.missing,n.last_run?.job_id])}}note(e,t,i){const n=JSON.stringify(i),s=this.fingerprints.get(e+t);this.fingerprints.set(e+t,n);const o=this.stores.get(t);return o&&s!==void 0&&s!==n&&this.invalidate(o),n}invalidate(...e){this.refreshed=Date.now(),e.forEach(t=>t.invalidate()),this.newNumbers()}newNumbers(){this.revision++,this.host.requestUpdate()}}var go=Object.defineProperty,vt=(r,e,t,i)=>{for(var n=void 0,s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&go(e,t,n),n};const mo=2e4,jt=class jt extends y{constructor(){super(...arguments),this.ui=null,this.admin=!1,this.now=Date.now()/1e3,this.data=new fo(this),this.tick=0}connect(e){this.data.connect(e)}setConfig(e){this.data.configure(e)}connectedCallback(){super.connectedCallback(),this.tick=window.setInterval(()=>this.onTick(),mo)}disconnectedCallback(){super.disconnectedCallback(),clearInterval(this.tick)}render(){const{ui:e,data:t}=this,{config:i}=t;if(!e||!i)return d;const n=t.several&&!t.showsAll;return l`<ha-card>
      <div class="header">
        ${n?l`<button
                class="icon-button"
                aria-label=${e.t("overview.back")}
                title=${e.t("overview.back")}
                @click=${()=>t.choose(null)}
              >
                ${T(Qi,"turns")}
              </button>`:d}
        <h2>${i.title??e.t("title")}</h2>
        ${t.showsAll?d:us(t,e)}
      </div>
      <div class="body">${this.renderBody(e,i)}</div>
    </ha-card>`}renderBody(e,t){const{data:i,admin:n}=this,{instances:s,instance:o,camera:a}=i,h=()=>i.retry(),u=hs(i.known,o,i.error,n,e.t);if(u||!o)return u?ce(u,{onAction:h}):d;if(i.showsAll)return this.renderAll(e,s);const f=a&&i.store(o.entry_id,a.name),p=i.available?null:ji(i.reason,n,e.t);if(p&&!f?.loaded)return ce(p,{onAction:h});if(!a)return ce(ds(t.camera,n,e.t),{onAction:h});const v=`${p?.text??""} ${e.t("notice.last_known")}`;return l`<frigate-backfill-camera
      .ui=${e}
      .config=${t}
      .client=${i.client(o.entry_id)}
      .store=${f}
      .revision=${i.revision}
      .fingerprint=${i.fingerprint}
      .camera=${a.name}
      .label=${he(a)}
      .status=${i.status}
      .capabilities=${o.capabilities??[]}
      .now=${this.now}
      .canChange=${o.can_change}
      .away=${p!==null}
      .running=${i.running}
    >
      ${p?ce({...p,text:v},{banner:!0,slot:"away",onAction:h}):d}
    </frigate-backfill-camera>`}renderAll(e,t){const{data:i,admin:n}=this;return l`<frigate-backfill-overview
      .ui=${e}
      .instances=${t}
      .live=${i.live}
      .storeOf=${(s,o)=>i.store(s,o.name)}
      .revision=${i.revision}
      .now=${this.now}
      .admin=${n}
      @camera-selected=${s=>i.choose(s.detail)}
      @retry=${()=>i.retry()}
    ></frigate-backfill-overview>`}onTick(){this.now=Date.now()/1e3,this.data.refreshOld()}};jt.styles=[$,E,me,w`
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
    `];let pe=jt;vt([g()],pe.prototype,"ui");vt([g()],pe.prototype,"admin");vt([g()],pe.prototype,"now");var bo=Object.defineProperty,vo=Object.getOwnPropertyDescriptor,yo=(r,e,t,i)=>{for(var n=vo(e,t),s=r.length-1,o;s>=0;s--)(o=r[s])&&(n=o(e,t,n)||n);return n&&bo(e,t,n),n};class Yi extends pe{constructor(){super(...arguments),this.home=null,this.uiOf=""}set hass(e){const t=this.home;if(this.home=e,t?.locale!==e.locale||t?.language!==e.language||t.config.time_zone!==e.config.time_zone){const i=to(e);i!==this.uiOf&&(this.uiOf=i,this.ui=io(e))}this.admin=e.user?.is_admin===!0,t?.connection!==e.connection&&this.connect(new Zi(e.connection))}}yo([c({attribute:!1,noAccessor:!0})],Yi.prototype,"hass");const wo="frigate-backfill-card-editor",$o="frigate-backfill-view";Ws({...qs,[wo]:re,[$o]:Yi});
