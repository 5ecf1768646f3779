// The same model drawn by three.js: one material for each tissue, one light and sky, the camera turning.
import * as THREE from 'three';
import { GLTFLoader } from './GLTFLoader.js';
import { MeshoptDecoder } from './meshopt_decoder.module.js';

const canvas = document.querySelector('canvas');
const renderer = new THREE.WebGLRenderer({ canvas, antialias: true });
renderer.setPixelRatio(1);
renderer.setSize(canvas.clientWidth, canvas.clientHeight, false);
const scene = new THREE.Scene();
scene.background = new THREE.Color(0xdce3e0);
const key = new THREE.DirectionalLight(0xffffff, 2);
key.position.set(-1, 2, 2);
scene.add(key, new THREE.HemisphereLight(0xffffff, 0x888888, 1));
const camera = new THREE.PerspectiveCamera(28, canvas.clientWidth / canvas.clientHeight, 10, 2000);
const loader = new GLTFLoader();
loader.setMeshoptDecoder(MeshoptDecoder);
loader.load('./whole.glb', (model) => {
  scene.add(model.scene);
  renderer.render(scene, camera);
  document.body.dataset.triangles = String(renderer.info.render.triangles);
  document.body.dataset.ready = 'yes';
});
window.turn = (frames) => new Promise((turned) => {
  const times = [];
  const step = () => {
    const start = performance.now();
    const angle = times.length * 0.01;
    camera.position.set(600 * Math.sin(angle), 0, 600 * Math.cos(angle));
    camera.lookAt(0, -20, -20);
    renderer.render(scene, camera);
    times.push(performance.now() - start);
    if (times.length < frames) requestAnimationFrame(step); else turned(times);
  };
  requestAnimationFrame(step);
});
